import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CatalogProduct } from './catalog-product.ts';
import { priceItem } from './price-item.ts';

const price = (priceMinor: bigint, setupMinor = 0n) => ({
  cycle: 'monthly' as const,
  currency: 'EUR',
  priceMinor,
  setupMinor,
});
const choice = (choiceId: string, priceMinor: bigint, isDefault = false) => ({
  choiceId,
  key: choiceId,
  isDefault,
  texts: {},
  prices: [price(priceMinor, priceMinor * 2n)],
});
const option = (optionId: string, kind: 'choice' | 'quantity' | 'yes_no', choices: ReturnType<typeof choice>[]) => ({
  optionId,
  key: optionId,
  kind,
  minQuantity: kind === 'quantity' ? 1 : null,
  maxQuantity: kind === 'quantity' ? 8 : null,
  choices,
  texts: {},
});
const product = (of: Partial<CatalogProduct> = {}) => ({
  prices: [price(500n, 200n)],
  fields: [],
  options: [
    option('disk', 'choice', [choice('ssd', 0n, true), choice('nvme', 150n)]),
    option('ips', 'quantity', [choice('ip', 100n)]),
    option('backup', 'yes_no', [choice('daily', 70n)]),
  ],
  ...of,
});
const request = { cycle: 'monthly', currency: 'EUR', quantity: 1, options: {} } as const;
const codeOf = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

describe('the price of an item', () => {
  it('takes the defaults of options that are left out, and writes them down', () => {
    const priced = priceItem(product(), request);
    expect(priced.recurring.minor).toBe(600n);
    expect(priced.setup.minor).toBe(400n);
    expect(priced.options).toEqual({
      disk: { choiceId: 'ssd', quantity: 1 },
      ips: { choiceId: 'ip', quantity: 1 },
    });
  });

  it('counts each option as often as it is taken, for every unit of the item', () => {
    const options = {
      disk: { choiceId: 'nvme', quantity: 1 },
      ips: { choiceId: 'ip', quantity: 3 },
      backup: { choiceId: 'daily', quantity: 1 },
    };
    const priced = priceItem(product(), { ...request, quantity: 2, options });
    expect(priced.recurring.minor).toBe(2n * (500n + 150n + 300n + 70n));
    expect(priced.setup.minor).toBe(2n * (200n + 300n + 600n + 140n));
  });

  it.each([
    [0, 'out_of_range'],
    [-1, 'out_of_range'],
    [1.5, 'out_of_range'],
    [101, 'out_of_range'],
    [Number.NaN, 'out_of_range'],
  ])('refuses a quantity of %s', (quantity, code) => {
    expect(codeOf(() => priceItem(product(), { ...request, quantity }))).toMatchObject({
      code: 'catalog.bad_configuration',
      details: { fields: { quantity: code } },
    });
  });

  it('sells one per item of what has a domain name', () => {
    const field = { fieldId: 'f', key: 'domain', kind: 'domain', timing: 'before_payment', isRequired: true } as const;
    const hosting = product({ fields: [{ ...field, choices: [], texts: {} }] });
    expect(codeOf(() => priceItem(hosting, { ...request, quantity: 2 }))).toMatchObject({
      details: { fields: { quantity: 'one_per_item' } },
    });
  });

  it.each([
    ['an option of another product', { other: { choiceId: 'ip', quantity: 1 } }, 'options.other', 'unknown_option'],
    ['a choice of another option', { disk: { choiceId: 'ip', quantity: 1 } }, 'options.disk', 'unknown_choice'],
    ['two of one choice', { disk: { choiceId: 'ssd', quantity: 2 } }, 'options.disk', 'out_of_range'],
    ['none where one is demanded', { disk: { choiceId: 'ssd', quantity: 0 } }, 'options.disk', 'out_of_range'],
    ['more than the most', { ips: { choiceId: 'ip', quantity: 9 } }, 'options.ips', 'out_of_range'],
    ['less than the least', { ips: { choiceId: 'ip', quantity: 0 } }, 'options.ips', 'out_of_range'],
    ['a negative number', { ips: { choiceId: 'ip', quantity: -3 } }, 'options.ips', 'out_of_range'],
    ['a part of one', { ips: { choiceId: 'ip', quantity: 1.5 } }, 'options.ips', 'out_of_range'],
  ])('refuses %s', (_what, options, path, code) => {
    expect(codeOf(() => priceItem(product(), { ...request, options }))).toMatchObject({
      code: 'catalog.bad_configuration',
      details: { fields: { [path]: code } },
    });
  });

  it('exists only in the cycles and currencies of the price list', () => {
    expect(() => priceItem(product(), { ...request, currency: 'USD' })).toThrow('catalog.no_price');
    expect(() => priceItem(product(), { ...request, cycle: 'annually' })).toThrow('catalog.no_price');
  });

  it('is the sum of its lines and grows in proportion to the quantity', () => {
    const amount = fc.bigInt(0n, 10n ** 12n);
    fc.assert(
      fc.property(amount, amount, amount, fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 8 }), (...of) => {
        const [base, setup, each, quantity, ips] = of;
        const priced = priceItem(
          product({ prices: [price(base, setup)], options: [option('ips', 'quantity', [choice('ip', each)])] }),
          { ...request, quantity, options: { ips: { choiceId: 'ip', quantity: ips } } },
        );
        const one = BigInt(quantity);
        const sum = (part: 'recurring' | 'setup') => priced.lines.reduce((a, line) => a + line[part].minor, 0n);
        expect(priced.recurring.minor).toBe(one * (base + each * BigInt(ips)));
        expect(priced.setup.minor).toBe(one * (setup + 2n * each * BigInt(ips)));
        expect(sum('recurring')).toBe(priced.recurring.minor);
        expect(sum('setup')).toBe(priced.setup.minor);
      }),
    );
  });
});
