import { expect, test } from 'vitest';
import { isolatorFor, keepLatinRuns, visible } from './bidi.ts';

test('a card number after Persian words keeps its own order', () => {
  expect(keepLatinRuns('کارت: 6037-9911')).toBe('کارت: \u20666037-9911\u2069');
});

test('left-to-right text gets no invisible characters', () => {
  expect(keepLatinRuns('IBAN DE02 1203')).toBe('IBAN DE02 1203');
  expect(isolatorFor('ltr')('EUR 1.00')).toBe('EUR 1.00');
});

test('right-to-left names are isolated in a left-to-right document', () => {
  expect(isolatorFor('ltr')('آریا')).toBe('\u2068آریا\u2069');
});

test('control characters and overrides are removed, line feeds stay', () => {
  expect(visible('a\u0000b\u202ec\u2066d\ne\r')).toBe('abcd\ne');
});
