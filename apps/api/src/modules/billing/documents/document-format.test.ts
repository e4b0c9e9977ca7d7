import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentFormat, shift } from './document-format.ts';

const plain = (text: string) => text;

test('moving the decimal point is exact and reversible', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
      fc.integer({ min: 0, max: 4 }),
      (amount, exponent) => {
        const text = shift(String(amount), exponent);
        expect(BigInt(text.replace('.', ''))).toBe(amount);
        expect((text.split('.')[1] ?? '').length).toBe(exponent);
      },
    ),
  );
});

test('amounts beyond the precision of floating point stay exact', () => {
  const format = documentFormat('en', 'EUR', plain);
  expect(format.amount('999999999999999999')).toBe('9,999,999,999,999,999.99');
  expect(format.price('0.123456789012')).toBe('0.123456789012');
});

test('a date is a calendar day, wherever the server stands', () => {
  expect(documentFormat('en', 'EUR', plain).date('2026-01-01')).toBe('Jan 1, 2026');
  expect(documentFormat('fa', 'EUR', plain).date('2026-11-23')).toContain('۱۴۰۵');
});

test('an unknown currency and text instead of an amount are refused', () => {
  expect(() => documentFormat('en', 'XXX', plain)).toThrow(RangeError);
  expect(() => documentFormat('en', 'EUR', plain).amount('1e5')).toThrow(RangeError);
});
