import { type Caller, execute } from '#lib/command/execute.ts';
import { enablePlugin } from '#modules/plugins/index.ts';
import { saveCategory } from './commands/save-category.ts';
import { saveProduct } from './commands/save-product.ts';
import { setProductStatus } from './commands/set-product-status.ts';
import type { ProductState } from './input.ts';

export { saveProduct };

let count = 0;

/** Makes a category; answers its id. */
export async function aCategory(staff: Caller, isHidden = false): Promise<string> {
  count += 1;
  const texts = { en: { name: `Category ${count}` } };
  return (await execute(staff, saveCategory, { slug: `category-${count}`, isHidden, texts })).categoryId;
}

export type DraftProduct = Partial<ProductState> & { categoryId: string };

/** The editor's state of a one-off product: 10.00 EUR once or 5.00 EUR a month with 2.00 EUR set-up. */
export function productDraft(of: DraftProduct): ProductState {
  count += 1;
  return {
    slug: `product-${count}`,
    taxCategory: 'standard',
    stock: null,
    texts: { en: { name: `Product ${count}` } },
    components: [{ kind: 'one_off', pluginId: null, serverGroupId: null, settings: {} }],
    prices: [
      { cycle: 'one_time', currency: 'EUR', priceMinor: '1000', setupMinor: '0' },
      { cycle: 'monthly', currency: 'EUR', priceMinor: '500', setupMinor: '200' },
    ],
    options: [],
    fields: [],
    upgrades: [],
    ...of,
  };
}

/** Makes a product and puts it on sale; answers its id. */
export async function aProduct(staff: Caller, of: DraftProduct): Promise<string> {
  const { productId } = await execute(staff, saveProduct, productDraft(of));
  await execute(staff, setProductStatus, { productId, status: 'active' });
  return productId;
}

/** Switches cPanel on and makes a hosting product, 5.00 EUR a month, that asks for its domain before payment. */
export async function aHostingProduct(staff: Caller, of: DraftProduct): Promise<string> {
  await execute(staff, enablePlugin, { pluginId: 'cpanel' });
  return aProduct(staff, {
    components: [
      { kind: 'hosting_account', pluginId: 'cpanel', serverGroupId: null, settings: { packageName: 'small' } },
    ],
    prices: [{ cycle: 'monthly', currency: 'EUR', priceMinor: '500', setupMinor: '0' }],
    fields: [aDomainField],
    ...of,
  });
}

export const aDomainField: ProductState['fields'][number] = {
  key: 'domain',
  kind: 'domain',
  timing: 'before_payment',
  isRequired: true,
  choices: [],
  texts: { en: { name: 'Domain' } },
};
