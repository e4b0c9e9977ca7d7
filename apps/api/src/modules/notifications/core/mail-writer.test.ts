import { expect, test } from 'vitest';
import { mailWriter } from './mail-writer.ts';

const en = mailWriter('en', 'Europe/Berlin');

test('amounts have the decimals of their currency, however large', () => {
  const plain = (text: string) => text.replaceAll('\u00a0', ' ');
  expect(plain(en.money({ minor: 123456789012345678n, currency: 'EUR' }))).toBe('EUR 1,234,567,890,123,456.78');
  expect(plain(en.money({ minor: -5n, currency: 'KWD' }))).toBe('-KWD 0.005');
  expect(plain(en.money({ minor: 700n, currency: 'JPY' }))).toBe('JPY 700');
});

test('a moment is told in the provider’s zone, a day as it is', () => {
  expect(en.moment(Temporal.Instant.from('2026-11-23T23:30:00Z'))).toBe('Nov 24, 2026, 12:30 AM');
  expect(en.day(Temporal.PlainDate.from('2026-11-23'))).toBe('Nov 23, 2026');
});

test('a span is told in its largest whole unit', () => {
  const span = (minutes: number) => en.span(Temporal.Duration.from({ minutes }));
  expect([30, 60, 90, 72 * 60].map(span)).toEqual(['30 minutes', '1 hour', '90 minutes', '3 days']);
});

test('Persian readers get their calendar and digits', () => {
  expect(mailWriter('fa', 'UTC').day(Temporal.PlainDate.from('2026-11-23'))).toMatch(/[۰-۹]/);
});
