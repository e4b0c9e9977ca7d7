import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { chargeTax } from '#modules/tenants/testing.ts';
import { createWorld, type TestTenant, type TestWorld } from '../../../../test/world.ts';
import { deleteCategory } from '../commands/delete-category.ts';
import { orderProducts } from '../commands/order-products.ts';
import { releaseStock } from '../commands/release-stock.ts';
import { reserveStock } from '../commands/reserve-stock.ts';
import { saveCategory } from '../commands/save-category.ts';
import { saveProduct } from '../commands/save-product.ts';
import { setProductStatus } from '../commands/set-product-status.ts';
import { getProduct } from '../queries/get-product.ts';
import { listCategories } from '../queries/list-categories.ts';
import { listProducts } from '../queries/list-products.ts';
import { product as productPage } from '../queries/product.ts';
import { quote } from '../queries/quote.ts';
import { storefront } from '../queries/storefront.ts';
import { aCategory, aDomainField, aHostingProduct, aProduct, productDraft } from '../testing.ts';

let world: TestWorld;
let other: TestTenant;

beforeAll(async () => {
  world = await createWorld();
  other = await world.addTenant('other');
});
afterAll(async () => world[Symbol.asyncDispose]());

/** What the editor sends: what it got, without what it only shows. */
async function editorState(productId: string) {
  const { status: _status, missingKinds: _missing, ...state } = await ask(world.owner, getProduct, { productId });
  return state;
}

const withOption = (categoryId: string) =>
  productDraft({
    categoryId,
    options: [
      {
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
      },
    ],
  });

describe('the product editor', () => {
  it('saves what it read without changing anything, and keeps ids through a change', async () => {
    const categoryId = await aCategory(world.owner);
    const { productId } = await execute(world.owner, saveProduct, {
      ...withOption(categoryId),
      fields: [aDomainField],
    });
    const before = await editorState(productId);
    await execute(world.owner, saveProduct, before);
    expect(await editorState(productId)).toEqual(before);
    const [option] = before.options;
    const renamed = {
      ...before,
      options: before.options.map((one) => ({ ...one, texts: { en: { name: 'Backups' }, de: { name: 'Sicherung' } } })),
    };
    await execute(world.owner, saveProduct, renamed);
    const after = await editorState(productId);
    expect(after.options[0]).toMatchObject({ optionId: option?.optionId, texts: { de: { name: 'Sicherung' } } });
    await execute(world.owner, saveProduct, { ...after, options: [], fields: [] });
    expect(await editorState(productId)).toMatchObject({ options: [], fields: [] });
    const left = await world.admin.query('select 1 from catalog_texts where owner_id = $1', [option?.optionId]);
    expect(left.rowCount).toBe(0);
  });

  it('cannot pull in a part of another product or of another tenant', async () => {
    const categoryId = await aCategory(world.owner);
    const first = await execute(world.owner, saveProduct, withOption(categoryId));
    const second = await execute(world.owner, saveProduct, productDraft({ categoryId }));
    const [option] = (await editorState(first.productId)).options;
    const stolen = { ...(await editorState(second.productId)), options: option ? [option] : [] };
    await expect(execute(world.owner, saveProduct, stolen)).rejects.toThrow('request.not_found');
    await expect(execute(other.owner, saveProduct, productDraft({ categoryId }))).rejects.toThrow('request.not_found');
    const mine = await aCategory(other.owner);
    const theirs = { ...(await editorState(second.productId)), categoryId: mine };
    await expect(execute(other.owner, saveProduct, theirs)).rejects.toThrow('request.not_found');
    await expect(ask(other.owner, getProduct, { productId: second.productId })).rejects.toThrow('request.not_found');
  });

  it('tells what does not fit together, and takes no unknown key', async () => {
    const categoryId = await aCategory(world.owner);
    const price = { cycle: 'monthly', currency: 'EUR', priceMinor: '1', setupMinor: '0' } as const;
    const wrong = productDraft({ categoryId, texts: { fa: { name: 'x' } }, prices: [price, price] });
    await expect(execute(world.owner, saveProduct, wrong)).rejects.toMatchObject({
      details: { fields: { 'texts.en.name': 'required', 'prices.1': 'duplicate' } },
    });
    const hosting = productDraft({
      categoryId,
      components: [{ kind: 'hosting_account', pluginId: null, serverGroupId: null, settings: {} }],
    });
    await expect(execute(world.owner, saveProduct, hosting)).rejects.toMatchObject({
      details: { fields: { fields: 'domain_needed' } },
    });
    const negative = productDraft({ categoryId, prices: [{ ...price, priceMinor: '-5' }] });
    await expect(execute(world.owner, saveProduct, negative)).rejects.toThrow('request.invalid');
    const extra = { ...productDraft({ categoryId }), isFree: true };
    await expect(execute(world.owner, saveProduct, extra)).rejects.toMatchObject({
      details: { fields: { isFree: 'unknown_key' } },
    });
  });

  it('gives an address to one product only, and to another tenant again', async () => {
    const categoryId = await aCategory(world.owner);
    await execute(world.owner, saveProduct, productDraft({ categoryId, slug: 'small-vps' }));
    const again = productDraft({ categoryId, slug: 'small-vps' });
    await expect(execute(world.owner, saveProduct, again)).rejects.toThrow('catalog.slug_taken');
    const elsewhere = productDraft({ categoryId: await aCategory(other.owner), slug: 'small-vps' });
    await execute(other.owner, saveProduct, elsewhere);
  });

  it('is for staff with the permission', async () => {
    const categoryId = await aCategory(world.owner);
    const reader = world.staff(['product:read']);
    await expect(execute(reader, saveProduct, productDraft({ categoryId }))).rejects.toThrow('auth.forbidden');
    await expect(execute(world.anonymous, saveProduct, productDraft({ categoryId }))).rejects.toThrow('auth.required');
  });

  it("checks an adapter's settings by the schema of the plugin", async () => {
    const categoryId = await aCategory(world.owner);
    const hosting = (settings: Record<string, string | boolean>) =>
      productDraft({
        categoryId,
        components: [{ kind: 'hosting_account', pluginId: 'cpanel', serverGroupId: null, settings }],
        fields: [aDomainField],
      });
    await expect(execute(world.owner, saveProduct, hosting({}))).rejects.toMatchObject({
      details: { fields: { 'components.0.settings.packageName': 'required' } },
    });
    await expect(
      execute(world.owner, saveProduct, hosting({ packageName: 'small', shellAccess: 'always' })),
    ).rejects.toThrow('plugins.settings_invalid');
    const { productId } = await execute(world.owner, saveProduct, hosting({ packageName: 'small', shellAccess: true }));
    expect((await editorState(productId)).components[0]?.settings).toMatchObject({
      packageName: 'small',
      shellAccess: true,
      dedicatedIp: false,
    });
  });
});

describe('going on sale', () => {
  it('needs an enabled adapter for every component and a price', async () => {
    await using fresh = await createWorld();
    const categoryId = await aCategory(fresh.owner);
    const component = { kind: 'hosting_account', pluginId: 'cpanel', serverGroupId: null } as const;
    const { productId } = await execute(
      fresh.owner,
      saveProduct,
      productDraft({
        categoryId,
        components: [{ ...component, settings: { packageName: 's' } }],
        fields: [aDomainField],
      }),
    );
    const sell = () => execute(fresh.owner, setProductStatus, { productId, status: 'active' });
    await expect(sell()).rejects.toThrow('catalog.no_adapter');
    await aHostingProduct(fresh.owner, { categoryId });
    await sell();
    const domain = productDraft({
      categoryId,
      components: [{ kind: 'domain', pluginId: 'cpanel', serverGroupId: null, settings: {} }],
    });
    const unsellable = await execute(fresh.owner, saveProduct, domain);
    await expect(execute(fresh.owner, setProductStatus, { ...unsellable, status: 'active' })).rejects.toThrow(
      'catalog.no_adapter',
    );
    const free = await execute(fresh.owner, saveProduct, productDraft({ categoryId, prices: [] }));
    await expect(execute(fresh.owner, setProductStatus, { ...free, status: 'active' })).rejects.toThrow(
      'catalog.no_price',
    );
  });

  it('what is not active is not in the storefront, has no page and no price', async () => {
    const categoryId = await aCategory(world.owner);
    const productId = await aProduct(world.owner, { categoryId, slug: 'to-hide' });
    const item = { productId, cycle: 'monthly', quantity: 1 } as const;
    const shown = async () =>
      (await ask(world.anonymous, storefront, {})).categories.flatMap((one) => one.products).map((one) => one.slug);
    expect(await shown()).toContain('to-hide');
    expect(await ask(world.anonymous, productPage, { slug: 'to-hide' })).toMatchObject({ productId });
    for (const status of ['hidden', 'retired'] as const) {
      await execute(world.owner, setProductStatus, { productId, status });
      expect(await shown()).not.toContain('to-hide');
      await expect(ask(world.anonymous, productPage, { slug: 'to-hide' })).rejects.toThrow('request.not_found');
      await expect(ask(world.anonymous, quote, { items: [item] })).rejects.toThrow('catalog.not_for_sale');
    }
    await expect(execute(world.owner, setProductStatus, { productId, status: 'draft' })).rejects.toThrow(
      'catalog.not_for_sale',
    );
  });

  it('shows for each period the least that it costs, choices of an option included', async () => {
    const categoryId = await aCategory(world.owner);
    const choice = (key: string, monthly: string, annually: string) => ({
      key,
      isDefault: key === 'large',
      texts: { en: { name: key } },
      prices: [
        { cycle: 'monthly' as const, currency: 'EUR', priceMinor: monthly, setupMinor: '0' },
        { cycle: 'annually' as const, currency: 'EUR', priceMinor: annually, setupMinor: '0' },
      ],
    });
    const prices = [
      { cycle: 'annually' as const, currency: 'EUR', priceMinor: '5000', setupMinor: '0' },
      { cycle: 'monthly' as const, currency: 'EUR', priceMinor: '500', setupMinor: '200' },
    ];
    const disk = { key: 'disk', kind: 'choice' as const, minQuantity: null, maxQuantity: null };
    const options = [
      {
        ...disk,
        texts: { en: { name: 'Disk' } },
        choices: [choice('large', '300', '3000'), choice('small', '100', '0')],
      },
    ];
    const draft = productDraft({ categoryId, slug: 'with-periods', prices, options });
    const { productId } = await execute(world.owner, saveProduct, draft);
    await execute(world.owner, setProductStatus, { productId, status: 'active' });
    const { categories } = await ask(world.anonymous, storefront, {});
    const shown = categories.flatMap((one) => one.products).find((one) => one.slug === 'with-periods');
    expect(shown).toMatchObject({
      hasOptions: true,
      prices: [
        { cycle: 'monthly', price: { amountMinor: '600' }, setup: { amountMinor: '200' } },
        { cycle: 'annually', price: { amountMinor: '5000' }, setup: { amountMinor: '0' } },
      ],
    });
  });

  it('another tenant sees nothing of it', async () => {
    const categoryId = await aCategory(world.owner);
    const productId = await aProduct(world.owner, { categoryId });
    const seen = await ask(other.anonymous, storefront, {});
    expect(seen.categories.flatMap((one) => one.products.map((of) => of.productId))).not.toContain(productId);
    const items = [{ productId, cycle: 'monthly', quantity: 1 } as const];
    await expect(ask(other.anonymous, quote, { items })).rejects.toThrow('catalog.not_for_sale');
    await expect(execute(other.owner, setProductStatus, { productId, status: 'retired' })).rejects.toThrow(
      'request.not_found',
    );
  });
});

describe('a quote', () => {
  it('breaks the price down and adds the tax of the country', async () => {
    const categoryId = await aCategory(world.owner);
    const { productId } = await execute(world.owner, saveProduct, withOption(categoryId));
    await execute(world.owner, setProductStatus, { productId, status: 'active' });
    const [option] = (await editorState(productId)).options;
    await chargeTax(world.owner);
    await world.admin.query(
      `insert into tax_rates (tenant_id, id, name, country, category, rate, valid_from)
       values ($1, uuidv7(), 'MwSt', 'DE', 'standard', 0.19, '2020-01-01')`,
      [world.tenantId],
    );
    const options = { [option?.optionId ?? '']: { choiceId: option?.choices[0]?.choiceId ?? '', quantity: 1 } };
    const item = { productId, cycle: 'monthly', quantity: 2, options } as const;
    const answer = await ask(world.anonymous, quote, { items: [item], country: 'DE' });
    expect(answer).toMatchObject({
      recurring: { amountMinor: '1300', currency: 'EUR' },
      setup: { amountMinor: '400' },
      net: { amountMinor: '1700' },
      tax: { amountMinor: '323' },
      total: { amountMinor: '2023' },
      taxes: [{ name: 'MwSt' }],
    });
    expect(answer.items[0]?.lines.map((line) => line.label)).toEqual([expect.stringContaining('Product'), 'Backup']);
    expect((await ask(world.anonymous, quote, { items: [item], country: 'US' })).tax.amountMinor).toBe('0');
  });

  it('takes ids and quantities only', async () => {
    const productId = await aProduct(world.owner, { categoryId: await aCategory(world.owner) });
    const item = { productId, cycle: 'monthly', quantity: 1 } as const;
    for (const bad of [{ price: '1' }, { quantity: -1 }, { quantity: 1e9 }, { quantity: 0.5 }, { quantity: '2' }])
      await expect(ask(world.anonymous, quote, { items: [{ ...item, ...bad } as typeof item] })).rejects.toThrow(
        'request.invalid',
      );
    await expect(ask(world.anonymous, quote, { items: [item], currency: 'USD' })).rejects.toThrow('catalog.no_price');
  });
});

describe('categories', () => {
  it('are shown in the language of the visitor, and hidden ones not at all', async () => {
    const slug = 'in-two-languages';
    const texts = { en: { name: 'Servers' }, fa: { name: 'سرورها' } };
    const { categoryId } = await execute(world.owner, saveCategory, { slug, isHidden: false, texts });
    await aProduct(world.owner, { categoryId });
    const named = async (locale: string) =>
      (await ask(world.anonymous, storefront, { locale })).categories.find((one) => one.slug === slug)?.name;
    expect(await named('fa')).toBe('سرورها');
    expect(await named('de')).toBe('Servers');
    await execute(world.owner, saveCategory, { categoryId, slug, isHidden: true, texts });
    expect(await named('en')).toBeUndefined();
  });

  it('go only when they are empty', async () => {
    const categoryId = await aCategory(world.owner);
    await execute(world.owner, saveProduct, productDraft({ categoryId }));
    await expect(execute(world.owner, deleteCategory, { categoryId })).rejects.toThrow('catalog.category_in_use');
    const empty = await aCategory(world.owner);
    await expect(execute(other.owner, deleteCategory, { categoryId: empty })).rejects.toThrow('request.not_found');
    await execute(world.owner, deleteCategory, { categoryId: empty });
    const { rows } = await ask(world.owner, listCategories, {});
    expect(rows.map((row) => row.categoryId)).not.toContain(empty);
  });

  it('keep their products in the order that staff gave', async () => {
    const categoryId = await aCategory(world.owner);
    const [first, second] = [await aProduct(world.owner, { categoryId }), await aProduct(world.owner, { categoryId })];
    await execute(world.owner, orderProducts, { categoryId, productIds: [second, first] });
    const { rows } = await ask(world.owner, listProducts, { filter: { categoryId } });
    expect(rows.map((row) => row.productId)).toEqual([second, first]);
  });
});

describe('stock', () => {
  it('of five units serves five of fifty who ask at once', async () => {
    const productId = await aProduct(world.owner, { categoryId: await aCategory(world.owner), stock: 5 });
    const asked = await Promise.allSettled(
      Array.from({ length: 50 }, () => execute(world.owner, reserveStock, { productId, quantity: 1 })),
    );
    expect(asked.filter((one) => one.status === 'fulfilled')).toHaveLength(5);
    expect(new Set(asked.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : [])))).toEqual(
      new Set(['ordering.out_of_stock']),
    );
    await execute(world.owner, releaseStock, { productId, quantity: 2 });
    expect(await ask(world.owner, getProduct, { productId })).toMatchObject({ stock: 2 });
  });

  it('sold while an editor was open stays sold when it is saved', async () => {
    const productId = await aProduct(world.owner, { categoryId: await aCategory(world.owner), stock: 5 });
    const opened = await editorState(productId);
    await execute(world.owner, reserveStock, { productId, quantity: 2 });
    await execute(world.owner, saveProduct, opened);
    expect(await ask(world.owner, getProduct, { productId })).toMatchObject({ stock: 3 });
    await execute(world.owner, saveProduct, { ...opened, stock: 15 });
    expect(await ask(world.owner, getProduct, { productId })).toMatchObject({ stock: 13 });
  });

  it('that is not counted never runs out', async () => {
    const productId = await aProduct(world.owner, { categoryId: await aCategory(world.owner) });
    expect(await execute(world.owner, reserveStock, { productId, quantity: 1000 })).toEqual({ isCounted: false });
  });
});
