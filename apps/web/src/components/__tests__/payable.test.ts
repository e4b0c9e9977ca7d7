import { expect, test } from 'vitest';
import { byCurrency, sumOf } from '../pay/payable.ts';

const invoice = (id: string, amountMinor: string, currency: string) => ({
  id,
  number: id,
  due: { amountMinor, currency },
});

test('what is due in different currencies is never added up', () => {
  const groups = byCurrency([invoice('1', '1000', 'EUR'), invoice('2', '500', 'USD'), invoice('3', '250', 'EUR')]);
  expect(groups.map(sumOf)).toEqual([
    { amountMinor: '1250', currency: 'EUR' },
    { amountMinor: '500', currency: 'USD' },
  ]);
});

test('a sum beyond what a float can hold is exact', () => {
  const large = '900719925474099301';
  expect(sumOf([invoice('1', large, 'EUR'), invoice('2', '1', 'EUR')]).amountMinor).toBe('900719925474099302');
});
