import * as z from 'zod/mini';
import { CONTRACTS } from './contracts/index.ts';
import type { Plugin } from './define-plugin.ts';
import { hostName, networkGrant } from './network-grant.ts';
import { SETTINGS_SCOPES } from './settings.ts';

const label = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));

const features = z.array(z.string().check(z.regex(/^[a-z][A-Za-z]{0,40}$/)));
const idempotencyWindowHours = z.int().check(z.gte(0), z.lte(24 * 30));

/** The title in other languages than English: `{ "fa": "کارت" }`. */
const titles = z.record(z.string().check(z.regex(/^[a-z]{2,3}(-[A-Z]{2})?$/)), label(60));

export const gatewayData = z.strictObject({
  /** What a payer chooses, in English: `Card`. */
  title: label(60),
  titles: z.optional(titles),
  currencies: z.union([z.literal('*'), z.array(z.string().check(z.regex(/^[A-Z]{3}$/)))]),
  /** How long the provider answers a repeated operation id with the first result. 0: it does not know such keys. */
  idempotencyWindowHours,
  /** Hosts that a person may be sent to, payers to pay and staff to answer a dispute; `*.x.y` matches every host below x.y. */
  redirectHosts: z.array(hostName),
});

export const adapterData = z.strictObject({
  title: label(60),
  kinds: z.array(z.enum(['hosting_account', 'server', 'certificate'])).check(z.minLength(1)),
  idempotencyWindowHours,
  /**
   * `service_id`: `create` gives an account a name that follows from the service id, so that the panel refuses a second
   * one. Without it the host repeats a creation whose answer was lost only when its longest time is over.
   */
  accountNameFrom: z.optional(z.literal('service_id')),
});

export const calculatorData = z.strictObject({
  /** What staff choose, in English: `Stripe Tax`. */
  title: label(60),
  /** How long the provider answers a repeated operation id with the first result. 0: it does not know such keys. */
  idempotencyWindowHours,
});

const jsonSchema = z.record(z.string(), z.unknown());

/** `manifest.json`: everything the host must know before it runs a line of the plugin. */
export const manifest = z.strictObject({
  manifestVersion: z.literal(1),
  id: z.string().check(z.maxLength(80), z.regex(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/)),
  name: label(60),
  version: z.string().check(z.regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/)),
  description: label(300),
  /** Range of the plugin API: `^1.0.0`. */
  api: z.string().check(z.regex(/^\^\d{1,4}\.\d{1,4}\.\d{1,4}$/)),
  entry: z.string().check(z.regex(/^[a-z0-9][a-z0-9/_-]*\.(ts|mjs|js)$/)),
  /** `shared`: one process for all tenants; only plugins shipped with the product may ask for it. */
  instance: z.enum(['shared', 'tenant']),
  memoryMb: z.int().check(z.gte(32), z.lte(512)),
  network: z.array(networkGrant).check(z.maxLength(20)),
  settings: z.strictObject({
    tenant: z.optional(jsonSchema),
    server: z.optional(jsonSchema),
    product: z.optional(jsonSchema),
  }),
  paymentGateway: z.optional(z.extend(gatewayData, { features })),
  provisioningAdapter: z.optional(z.extend(adapterData, { features })),
  taxCalculator: z.optional(z.extend(calculatorData, { features })),
});
export type Manifest = z.infer<typeof manifest>;

function settingsJson(plugin: Plugin): Manifest['settings'] {
  const result: Manifest['settings'] = {};
  for (const scope of SETTINGS_SCOPES) {
    const schema = plugin.settings[scope];
    if (schema) result[scope] = { ...z.toJSONSchema(schema, { io: 'input' }) };
  }
  return result;
}

/** Optional methods that are really there: a feature cannot be declared without its code, nor forgotten. */
function implemented(contract: keyof typeof CONTRACTS, methods: object): string[] {
  return Object.entries(CONTRACTS[contract])
    .filter(([name, spec]) => !spec.required && name in methods)
    .map(([name]) => name);
}

/** The manifest that belongs to a plugin. `entry` is the file that exports it, relative to the plugin's folder. */
export function manifestOf(plugin: Plugin, entry = 'src/index.ts'): Manifest {
  const { paymentGateway: gateway, provisioningAdapter: adapter, taxCalculator: calculator } = plugin;
  const value: Manifest = {
    manifestVersion: 1,
    id: plugin.id,
    name: plugin.name,
    version: plugin.version,
    description: plugin.description,
    api: plugin.api,
    entry,
    instance: plugin.instance ?? 'tenant',
    memoryMb: plugin.memoryMb ?? 96,
    network: [...plugin.network],
    settings: settingsJson(plugin),
  };
  if (gateway) {
    const { methods, ...data } = gateway;
    value.paymentGateway = { ...data, features: implemented('paymentGateway', methods) };
  }
  if (adapter) {
    const { methods, ...data } = adapter;
    value.provisioningAdapter = { ...data, features: implemented('provisioningAdapter', methods) };
  }
  if (calculator) {
    const { methods, ...data } = calculator;
    value.taxCalculator = { ...data, features: implemented('taxCalculator', methods) };
  }
  return z.parse(manifest, value);
}
