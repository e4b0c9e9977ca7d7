import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { setProductStatus } from '#modules/catalog/index.ts';
import { aCategory, aHostingProduct, aProduct } from '#modules/catalog/testing.ts';
import { createWorld, type TestTenant, type TestWorld } from '../../../../test/world.ts';
import { addToCart } from '../commands/add-to-cart.ts';
import { removeCartItem } from '../commands/remove-cart-item.ts';
import { setCartCurrency } from '../commands/set-cart-currency.ts';
import { updateCartItem } from '../commands/update-cart-item.ts';
import { orderingJobs } from '../jobs.ts';
import { cart } from '../queries/cart.ts';
import { aCart } from '../testing.ts';

let world: TestWorld;
let other: TestTenant;
let categoryId: string;

beforeAll(async () => {
  world = await createWorld();
  other = await world.addTenant('other');
  categoryId = await aCategory(world.owner);
});
afterAll(async () => world[Symbol.asyncDispose]());

const see = (cartToken: string, caller = world.anonymous) => ask(caller, cart, { cartToken });
const backup = {
  key: 'backup',
  kind: 'yes_no',
  minQuantity: null,
  maxQuantity: null,
  texts: { en: { name: 'Backup' } },
  choices: [
    {
      key: 'daily',
      isDefault: false,
      texts: { en: { name: 'Daily' } },
      prices: [{ cycle: 'monthly', currency: 'EUR', priceMinor: '150', setupMinor: '0' }],
    },
  ],
} as const;

describe('a cart', () => {
  it('is priced by the server, whatever happens to the catalogue meanwhile', async () => {
    const productId = await aProduct(world.owner, { categoryId });
    const token = await aCart(world.anonymous, { productId, quantity: 2 });
    expect(await see(token)).toMatchObject({
      recurring: { amountMinor: '1000', currency: 'EUR' },
      setup: { amountMinor: '400' },
      total: { amountMinor: '1400' },
    });
    await world.admin.query("update product_prices set price_minor = 700 where product_id = $1 and cycle = 'monthly'", [
      productId,
    ]);
    expect((await see(token)).recurring.amountMinor).toBe('1400');
  });

  it('stores a hash of its token and no token', async () => {
    const token = await aCart(world.anonymous, { productId: await aProduct(world.owner, { categoryId }) });
    const { rows } = await world.admin.query('select carts::text as row from carts');
    expect(rows.every(({ row }) => !String(row).includes(token))).toBe(true);
    await expect(see(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).rejects.toThrow(
      'ordering.cart_expired',
    );
  });

  it('of another tenant or past its time does not exist', async () => {
    const token = await aCart(world.anonymous, { productId: await aProduct(world.owner, { categoryId }) });
    await expect(see(token, other.anonymous)).rejects.toThrow('ordering.cart_expired');
    await world.admin.query("update carts set expires_at = now() - interval '1 second'");
    await expect(see(token)).rejects.toThrow('ordering.cart_expired');
    const productId = await aProduct(world.owner, { categoryId });
    await expect(
      execute(world.anonymous, addToCart, { cartToken: token, item: { productId, cycle: 'monthly' } }),
    ).rejects.toThrow('ordering.cart_expired');
  });

  it('holds several items, which are changed and taken out', async () => {
    const productId = await aProduct(world.owner, { categoryId });
    const cartToken = await aCart(world.anonymous, { productId });
    const item = { productId, cycle: 'one_time' } as const;
    const { itemId } = await execute(world.anonymous, addToCart, { cartToken, item });
    await execute(world.anonymous, updateCartItem, { cartToken, itemId, quantity: 3 });
    expect((await see(cartToken)).items.map((one) => [one.cycle, one.quantity])).toEqual([
      ['monthly', 1],
      ['one_time', 3],
    ]);
    await execute(world.anonymous, removeCartItem, { cartToken, itemId });
    await expect(execute(world.anonymous, removeCartItem, { cartToken, itemId })).rejects.toThrow('request.not_found');
    expect((await see(cartToken)).items).toHaveLength(1);
  });

  it('cannot reach into another cart', async () => {
    const productId = await aProduct(world.owner, { categoryId });
    const mine = await aCart(world.anonymous, { productId });
    const theirs = await aCart(world.anonymous, { productId });
    const itemId = (await see(theirs)).items[0]?.itemId ?? '';
    const change = { cartToken: mine, itemId };
    await expect(execute(world.anonymous, removeCartItem, change)).rejects.toThrow('request.not_found');
    await expect(execute(world.anonymous, updateCartItem, { ...change, quantity: 9 })).rejects.toThrow(
      'request.not_found',
    );
  });
});

describe('what a cart refuses', () => {
  it.each([
    ['a price', { price: '1' }, 'unknown_key'],
    ['a currency', { currency: 'JPY' }, 'unknown_key'],
    ['a negative quantity', { quantity: -1 }, 'too_small'],
    ['nothing', { quantity: 0 }, 'too_small'],
    ['a huge quantity', { quantity: 1_000_000 }, 'too_big'],
    ['a part of one', { quantity: 1.5 }, 'invalid_type'],
    ['a text as quantity', { quantity: '2' }, 'invalid_type'],
    ['a cycle that does not exist', { cycle: 'hourly' }, 'invalid_value'],
  ])('%s', async (_what, extra, code) => {
    const productId = await aProduct(world.owner, { categoryId });
    const item = { productId, cycle: 'monthly', ...extra } as { productId: string; cycle: 'monthly' };
    const [key] = Object.keys(extra);
    await expect(execute(world.anonymous, addToCart, { item })).rejects.toMatchObject({
      code: 'request.invalid',
      details: { fields: { [`item.${key}`]: code } },
    });
  });

  it('a product that is a draft, hidden, retired, or of another tenant', async () => {
    const productId = await aProduct(world.owner, { categoryId });
    const add = (id: string) => aCart(world.anonymous, { productId: id });
    for (const status of ['hidden', 'retired'] as const) {
      await execute(world.owner, setProductStatus, { productId, status });
      await expect(add(productId)).rejects.toThrow('catalog.not_for_sale');
    }
    const foreign = await aProduct(other.owner, { categoryId: await aCategory(other.owner) });
    await expect(add(foreign)).rejects.toThrow('catalog.not_for_sale');
  });

  it('an option of another product, a currency without price, two of one domain', async () => {
    const plain = await aProduct(world.owner, { categoryId });
    const withBackup = await aProduct(world.owner, {
      categoryId,
      options: [{ ...backup, choices: [...backup.choices].map((one) => ({ ...one, prices: [...one.prices] })) }],
      prices: [{ cycle: 'monthly', currency: 'EUR', priceMinor: '500', setupMinor: '0' }],
    });
    const { rows } = await world.admin.query(
      `select o.id as option, c.id as choice from product_options o join option_choices c on c.option_id = o.id
       where o.product_id = $1`,
      [withBackup],
    );
    const options = { [rows[0].option]: { choiceId: rows[0].choice, quantity: 1 } };
    await aCart(world.anonymous, { productId: withBackup, options });
    await expect(aCart(world.anonymous, { productId: plain, options })).rejects.toMatchObject({
      code: 'catalog.bad_configuration',
      details: { fields: { [`options.${rows[0].option}`]: 'unknown_option' } },
    });
    await expect(aCart(world.anonymous, { productId: plain }, 'USD')).rejects.toThrow('catalog.no_price');
    const hosting = await aHostingProduct(world.owner, { categoryId });
    await expect(aCart(world.anonymous, { productId: hosting, quantity: 2 })).rejects.toThrow(
      'catalog.bad_configuration',
    );
    await expect(
      aCart(world.anonymous, { productId: hosting, fields: { domain: '../etc/passwd' } }),
    ).rejects.toMatchObject({ details: { fields: { 'fields.domain': 'invalid_domain' } } });
  });

  it('more items than an order may have', async () => {
    const productId = await aProduct(world.owner, { categoryId });
    const cartToken = await aCart(world.anonymous, { productId });
    const item = { productId, cycle: 'monthly' } as const;
    for (let count = 1; count < 30; count += 1) await execute(world.anonymous, addToCart, { cartToken, item });
    await expect(execute(world.anonymous, addToCart, { cartToken, item })).rejects.toMatchObject({
      details: { fields: { item: 'too_many_items' } },
    });
  });
});

describe('a cart in time', () => {
  it('goes a month after it expired, with its items', async () => {
    await using fresh = await createWorld();
    const sold = await aProduct(fresh.owner, { categoryId: await aCategory(fresh.owner) });
    await aCart(fresh.anonymous, { productId: sold });
    await aCart(fresh.anonymous, { productId: sold });
    await fresh.admin.query(
      "update carts set expires_at = now() - interval '31 days' where id = (select id from carts order by id limit 1)",
    );
    for (const job of orderingJobs) await job.run(fresh.kernel, fresh.tenantId);
    const { rows } = await fresh.admin.query(
      'select (select count(*)::int from carts) as carts, count(*)::int as items from cart_items',
    );
    expect(rows).toEqual([{ carts: 1, items: 1 }]);
  });

  it('says of each item what is wrong with it now, and counts only the others', async () => {
    const [good, gone] = [await aProduct(world.owner, { categoryId }), await aProduct(world.owner, { categoryId })];
    const cartToken = await aCart(world.anonymous, { productId: good });
    await execute(world.anonymous, addToCart, { cartToken, item: { productId: gone, cycle: 'monthly' } });
    await execute(world.owner, setProductStatus, { productId: gone, status: 'retired' });
    const seen = await see(cartToken);
    expect(seen.items.map((item) => item.problem)).toEqual([null, 'catalog.not_for_sale']);
    expect(seen.total.amountMinor).toBe('700');
  });

  it('keeps one currency, and changes it only where every item has a price', async () => {
    const productId = await aProduct(world.owner, { categoryId });
    const cartToken = await aCart(world.anonymous, { productId });
    const item = { productId, cycle: 'monthly' } as const;
    await expect(execute(world.anonymous, addToCart, { cartToken, currency: 'USD', item })).rejects.toThrow(
      'ordering.currency_mismatch',
    );
    await expect(execute(world.anonymous, setCartCurrency, { cartToken, currency: 'USD' })).rejects.toThrow(
      'catalog.no_price',
    );
  });
});
