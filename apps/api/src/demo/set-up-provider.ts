import { type Caller, execute } from '#lib/command/execute.ts';
import { saveCategory, saveProduct, setProductStatus } from '#modules/catalog/index.ts';
import { enablePlugin, markSimulated, saveSettings } from '#modules/plugins/index.ts';
import { saveServer, saveServerGroup } from '#modules/provisioning/index.ts';
import type { Simulators } from '#runtime/simulators.ts';
import { DEMO_CATEGORIES, DEMO_PRODUCTS, type DemoProduct } from './demo-catalog.ts';
import { MEASURED, measureTraffic } from './use-traffic.ts';

/** Ids that the month needs, by the names of the demo's data. */
export interface DemoProvider {
  products: ReadonlyMap<string, string>;
}

/** Makes the demo company able to sell: gateways, a server, categories and products. */
export async function setUpProvider(caller: Caller, simulators: Simulators): Promise<DemoProvider> {
  await setUpGateways(caller, simulators);
  const serverGroupId = await setUpServers(caller, simulators);
  const categories = new Map<string, string>();
  for (const { slug, name } of DEMO_CATEGORIES) {
    const texts = { en: { name: name.en }, fa: { name: name.fa } };
    const { categoryId } = await execute(caller, saveCategory, { slug, isHidden: false, texts });
    categories.set(slug, categoryId);
  }
  const products = new Map<string, string>();
  for (const product of DEMO_PRODUCTS) {
    const categoryId = categories.get(product.category) ?? '';
    const { productId } = await execute(caller, saveProduct, productState(product, { categoryId, serverGroupId }));
    await execute(caller, setProductStatus, { productId, status: 'active' });
    products.set(product.slug, productId);
  }
  await measureTraffic(caller, products.get(MEASURED) ?? '');
  await openUpgrades(caller, { products, categories, serverGroupId });
  return { products };
}

/** Clients may move between all hosting plans by themselves. */
async function openUpgrades(
  caller: Caller,
  of: { products: ReadonlyMap<string, string>; categories: ReadonlyMap<string, string>; serverGroupId: string },
): Promise<void> {
  const plans = DEMO_PRODUCTS.filter(({ packageName }) => packageName !== null);
  for (const plan of plans) {
    const categoryId = of.categories.get(plan.category) ?? '';
    const others = plans.filter((one) => one !== plan).flatMap(({ slug }) => of.products.get(slug) ?? []);
    const state = productState(plan, { categoryId, serverGroupId: of.serverGroupId });
    await execute(caller, saveProduct, { ...state, productId: of.products.get(plan.slug), upgrades: others });
  }
}

async function setUpGateways(caller: Caller, simulators: Simulators): Promise<void> {
  const { stripeUrl, stripeApiKey, stripeWebhookSecret } = simulators;
  await execute(caller, saveSettings, {
    pluginId: 'stripe',
    settings: { apiBaseUrl: stripeUrl },
    secrets: { secretKey: stripeApiKey, webhookSecret: stripeWebhookSecret },
  });
  await execute(caller, markSimulated, { pluginId: 'stripe', isSimulated: true });
  // The IBAN is the example of the registry's own documentation and belongs to nobody.
  const account = { accountHolder: 'Nordhost GmbH', iban: 'DE89370400440532013000', bankName: 'Example Bank' };
  await execute(caller, saveSettings, { pluginId: 'bank-transfer', settings: account });
  for (const pluginId of ['stripe', 'bank-transfer', 'cpanel']) await execute(caller, enablePlugin, { pluginId });
  await execute(caller, markSimulated, { pluginId: 'cpanel', isSimulated: true });
}

async function setUpServers(caller: Caller, simulators: Simulators): Promise<string> {
  const group = { name: 'Web hosting', pluginId: 'cpanel', fillRule: 'least_used' } as const;
  const { groupId } = await execute(caller, saveServerGroup, group);
  await execute(caller, saveServer, {
    groupId,
    name: 'web1',
    hostname: 'web1.nordhost.example',
    maxAccounts: 200,
    isEnabled: true,
    settings: { url: simulators.whmUrl, username: 'root' },
    secrets: { apiToken: simulators.whmToken },
  });
  return groupId;
}

function productState(product: DemoProduct, of: { categoryId: string; serverGroupId: string }) {
  const { slug, packageName, name, tagline, features, prices } = product;
  const text = (locale: 'en' | 'fa') => ({ name: name[locale], tagline: tagline[locale], features: features[locale] });
  const hosting = { kind: 'hosting_account', pluginId: 'cpanel', serverGroupId: of.serverGroupId } as const;
  const oneOff = { kind: 'one_off', pluginId: null, serverGroupId: null, settings: {} } as const;
  return {
    categoryId: of.categoryId,
    slug,
    taxCategory: 'standard',
    stock: null,
    texts: { en: text('en'), fa: text('fa') },
    components: [packageName === null ? oneOff : { ...hosting, settings: { packageName } }],
    prices: prices.map((price) => ({ ...price, currency: 'EUR' })),
    options: [],
    fields: packageName === null ? [] : [domainField],
  };
}

const domainField = {
  key: 'domain',
  kind: 'domain' as const,
  timing: 'before_payment' as const,
  isRequired: true,
  choices: [],
  texts: { en: { name: 'Domain name' }, fa: { name: 'نام دامنه' } },
};
