import { i18n } from '@lingui/core';
import * as rules from '@panel1/shared-types/explanations';
import { expect, test } from 'vitest';
import { formatDate } from '#lib/format/date.ts';
import { formatMoney } from '#lib/format/money.ts';
import { formatNumber } from '#lib/format/number.ts';
import type { Format } from '#lib/format/use-format.ts';
import { exactMoney } from '../explain/exact-money.ts';
import * as ofLines from '../explain/line-sentences.ts';
import { ruleValues } from '../explain/rule-values.ts';
import * as ofSubscriptions from '../explain/subscription-sentences.ts';

const format: Format = {
  locale: 'en',
  money: (amount, currency) => formatMoney(amount, currency, 'en'),
  shortMoney: (amount, currency) => formatMoney(amount, currency, 'en'),
  date: (value) => formatDate(value, { locale: 'en', timeZone: 'Europe/Berlin', style: 'date' }),
  number: (value, options) => formatNumber(value, 'en', options),
  percent: (share) => share,
  bytes: (value) => `${value}`,
};

test.each([
  ['lines', rules.LINE_RULES, ofLines.LINE_SENTENCES],
  ['steps', rules.AMOUNT_STEPS, ofLines.STEP_SENTENCES],
  ['periods', rules.PERIOD_RULES, ofLines.PERIOD_SENTENCES],
  ['taxes', rules.TAX_RULES, ofLines.TAX_SENTENCES],
  ['days of issue', rules.ISSUE_RULES, ofLines.ISSUE_SENTENCES],
  ['last days to pay', rules.DUE_RULES, ofLines.DUE_SENTENCES],
  ['logs', rules.LOG_RULES, ofSubscriptions.LOG_SENTENCES],
  ['next invoices', rules.NEXT_INVOICE_RULES, ofSubscriptions.NEXT_INVOICE_SENTENCES],
  ['prices', rules.PRICE_RULES, ofSubscriptions.PRICE_SENTENCES],
  ['paid time', rules.PAID_UNTIL_RULES, ofSubscriptions.PAID_UNTIL_SENTENCES],
  ['changes', rules.CHANGE_RULES, ofSubscriptions.CHANGE_SENTENCES],
  ['ends', rules.END_RULES, ofSubscriptions.END_SENTENCES],
])('every rule of %s has a sentence, and every sentence a rule', (_, known, sentences) => {
  expect(Object.keys(sentences).sort()).toEqual([...known].sort());
  for (const sentence of Object.values(sentences)) expect(sentence.id).toMatch(/./);
});

test('inputs are shown as people read them: the last day that is in a span, money, places, quantities', () => {
  const inputs = {
    from: '2026-03-01',
    to: '2026-04-01',
    priceMinor: '1050',
    buyer: 'ES canary_islands',
    quantity: '1500',
  };
  const values = ruleValues(inputs, { currency: 'EUR', format, i18n });
  const plain = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, `${value}`.slice(1, -1)]));
  expect(plain).toEqual({
    from: 'Mar 1, 2026',
    to: 'Mar 31, 2026',
    priceMinor: '€10.50',
    buyer: 'Spain, canary islands',
    quantity: '1,500',
  });
});

test('an amount that is not rounded yet shows parts of a coin, and says when it goes on for ever', () => {
  expect(exactMoney('445.56', { currency: 'EUR', format })).toBe('€4.4556');
  expect(exactMoney('299/31', { currency: 'EUR', format })).toBe('≈ €0.096452');
  expect(exactMoney('-1333', { currency: 'JPY', format })).toBe('-¥1,333');
});
