import { expect, test } from 'vitest';
import { spendCredit } from '../pay/credit.ts';

const eur = (amountMinor: string) => ({ amountMinor, currency: 'EUR' });

test('credit that is enough pays all of it and keeps the rest; less of it pays a part', () => {
  expect(spendCredit(eur('700'), '1000')).toMatchObject({ used: eur('700'), rest: eur('0'), isCovered: true });
  expect(spendCredit(eur('700'), '700')).toMatchObject({ used: eur('700'), rest: eur('0'), isCovered: true });
  expect(spendCredit(eur('700'), '699')).toMatchObject({ used: eur('699'), rest: eur('1'), isCovered: false });
});

test('amounts beyond what a number holds stay exact', () => {
  expect(spendCredit(eur('90071992547409930'), '1')?.rest).toEqual(eur('90071992547409929'));
});

test('nothing is offered where there is no credit, or nothing is due', () => {
  expect(spendCredit(eur('700'), '0')).toBeNull();
  expect(spendCredit(eur('0'), '700')).toBeNull();
});
