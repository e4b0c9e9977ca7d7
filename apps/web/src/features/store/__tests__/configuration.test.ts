import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { configurationSchema, startConfiguration } from '../lib/configuration.ts';
import type { Product } from '../lib/shop.ts';

const price = {
  cycle: 'monthly' as const,
  price: { amountMinor: '500', currency: 'EUR' },
  setup: { amountMinor: '0', currency: 'EUR' },
};
const product: Product = {
  productId: 'p',
  categoryId: 'c',
  slug: 'start',
  name: 'Start',
  tagline: null,
  description: null,
  features: [],
  kinds: ['hosting_account'],
  isInStock: true,
  currencies: ['EUR'],
  currency: 'EUR',
  prices: [{ ...price, contract: null }],
  options: [
    {
      optionId: 'disk',
      kind: 'choice',
      name: 'Disk',
      minQuantity: null,
      maxQuantity: null,
      choices: [
        { choiceId: 'small', name: '10 GB', isDefault: false, prices: [price] },
        { choiceId: 'large', name: '50 GB', isDefault: true, prices: [price] },
      ],
    },
    {
      optionId: 'ips',
      kind: 'quantity',
      name: 'Addresses',
      minQuantity: 1,
      maxQuantity: 4,
      choices: [{ choiceId: 'ip', name: 'Address', isDefault: true, prices: [price] }],
    },
  ],
  fields: [
    { key: 'domain', kind: 'domain', timing: 'before_payment', isRequired: true, choices: [], name: 'Domain' },
    { key: 'note', kind: 'text', timing: 'after_payment', isRequired: true, choices: [], name: 'Note' },
  ],
};

describe('the configurator', () => {
  it('starts with the defaults of the product and asks only what is due before payment', () => {
    const start = startConfiguration(product, { cycle: 'monthly' });
    expect(start.options).toEqual({
      disk: { choiceId: 'large', quantity: 1 },
      ips: { choiceId: 'ip', quantity: 1 },
    });
    expect(start.fields).toEqual({ domain: '' });
  });

  it('keeps what a line of the cart already holds', () => {
    const given = {
      cycle: 'monthly' as const,
      quantity: 1,
      options: { disk: { choiceId: 'small', quantity: 1 } },
      fields: { domain: 'shop.example.com' },
    };
    const start = startConfiguration(product, { cycle: 'monthly', given });
    expect(start.options['disk']?.choiceId).toBe('small');
    expect(start.fields['domain']).toBe('shop.example.com');
  });

  it('refuses a missing domain, a bad one and a quantity out of bounds before the server is asked', () => {
    const schema = configurationSchema(product);
    const start = startConfiguration(product, { cycle: 'monthly' });
    const accepted = (fields: Record<string, string>, ips = 2) =>
      z.safeParse(schema, { ...start, fields, options: { ...start.options, ips: { choiceId: 'ip', quantity: ips } } })
        .success;
    expect(accepted({ domain: 'Shop.Example.com' })).toBe(true);
    expect(accepted({ domain: '' })).toBe(false);
    expect(accepted({ domain: 'not a domain' })).toBe(false);
    expect(accepted({ domain: 'example.com' }, 5)).toBe(false);
    expect(accepted({ domain: 'example.com' }, 0)).toBe(false);
  });
});
