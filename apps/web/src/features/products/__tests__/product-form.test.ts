import { expect, test } from 'vitest';
import { fromMatrix, type Product, productFormSchema, slugOf, toForm, toMatrix, toState } from '../lib/product-form.ts';

const price = { cycle: 'monthly', currency: 'EUR', priceMinor: '490', setupMinor: '0' } as const;
const bound = { ...price, contract: { minimumMonths: 12, renewalMonths: null, noticeDays: 30 } };
const terms = { currencies: ['EUR', 'USD'], locales: ['en', 'fa'] };
const product: Product = {
  productId: '0198f4d2-7c1e-7b3a-9a11-2f6f7e0d5c11',
  categoryId: '0198f4d2-7c1e-7b3a-9a11-2f6f7e0d5c12',
  slug: 'starter',
  status: 'active',
  taxCategory: 'standard',
  stock: null,
  stockSeen: null,
  missingKinds: [],
  texts: { en: { name: 'Starter', tagline: 'Small' } },
  components: [],
  prices: [bound],
  options: [],
  fields: [],
  upgrades: [],
};

test('a price that is left empty is not for sale; one of zero is free', () => {
  const matrix = toMatrix([price], ['EUR', 'USD']);
  expect(fromMatrix(matrix)).toEqual([price]);
  matrix.annually = { USD: { priceMinor: '0', setupMinor: '' } };
  expect(fromMatrix(matrix)).toContainEqual({ cycle: 'annually', currency: 'USD', priceMinor: '0', setupMinor: '0' });
});

test('what is loaded and saved untouched is the same product', () => {
  const state = toState(toForm(product, terms), product.productId);
  expect(state).toMatchObject({ slug: 'starter', stock: null, prices: [bound], components: [], options: [] });
  expect(Object.keys(state.texts)).toEqual(['en']);
});

test('an amount that is none is stopped at its cell', () => {
  const form = toForm(product, terms);
  form.prices.monthly = { EUR: { priceMinor: 'invalid', setupMinor: '' } };
  const { error } = productFormSchema.safeParse(form);
  expect(error?.issues[0]?.path).toEqual(['prices', 'monthly', 'EUR', 'priceMinor']);
});

test('an address is made of plain letters, digits and hyphens', () => {
  expect(slugOf('  Small VPS (NVMe)! ')).toBe('small-vps-nvme');
  expect(slugOf('Café Pro')).toBe('cafe-pro');
});
