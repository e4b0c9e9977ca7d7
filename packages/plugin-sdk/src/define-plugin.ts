import type { PluginContext } from './context.ts';
import type { Contracts, Implementation } from './contracts/index.ts';
import type { NetworkGrant } from './network-grant.ts';
import type { SettingsSchemas } from './settings.ts';

/** What a payment plugin implements, with the settings type of its own plugin. */
export type PaymentGateway<S extends SettingsSchemas> = Implementation<Contracts['paymentGateway'], PluginContext<S>>;

/** What a provisioning plugin implements. */
export type ProvisioningAdapter<S extends SettingsSchemas> = Implementation<
  Contracts['provisioningAdapter'],
  PluginContext<S>
>;

/** What a plugin that decides about taxes implements. */
export type TaxCalculator<S extends SettingsSchemas> = Implementation<Contracts['taxCalculator'], PluginContext<S>>;

/** A plugin as its author writes it. */
export interface PluginDefinition<S extends SettingsSchemas> {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly description: string;
  /** Range of the plugin API this was written for. */
  readonly api: `^${number}.${number}.${number}`;
  readonly instance?: 'shared' | 'tenant';
  /** JavaScript heap of the process. Default 96. */
  readonly memoryMb?: number;
  readonly settings: S;
  readonly network: readonly NetworkGrant[];
  readonly paymentGateway?: {
    /** What a payer chooses, in English. */
    readonly title: string;
    /** The same in other languages, by locale. */
    readonly titles?: Record<string, string>;
    readonly currencies: '*' | string[];
    readonly idempotencyWindowHours: number;
    readonly redirectHosts: string[];
    readonly methods: PaymentGateway<S>;
  };
  readonly provisioningAdapter?: {
    readonly title: string;
    readonly kinds: Array<'hosting_account' | 'server' | 'certificate'>;
    readonly idempotencyWindowHours: number;
    /** Said by an adapter that derives the account's name from the service id, so that a second one is refused. */
    readonly accountNameFrom?: 'service_id';
    readonly methods: ProvisioningAdapter<S>;
  };
  readonly taxCalculator?: {
    readonly title: string;
    readonly idempotencyWindowHours: number;
    readonly methods: TaxCalculator<S>;
  };
}

/** A defined plugin whose settings type nobody needs any more. */
export type Plugin = Omit<
  PluginDefinition<SettingsSchemas>,
  'paymentGateway' | 'provisioningAdapter' | 'taxCalculator'
> & {
  readonly paymentGateway?: { readonly methods: object } & Omit<
    NonNullable<PluginDefinition<SettingsSchemas>['paymentGateway']>,
    'methods'
  >;
  readonly provisioningAdapter?: { readonly methods: object } & Omit<
    NonNullable<PluginDefinition<SettingsSchemas>['provisioningAdapter']>,
    'methods'
  >;
  readonly taxCalculator?: { readonly methods: object } & Omit<
    NonNullable<PluginDefinition<SettingsSchemas>['taxCalculator']>,
    'methods'
  >;
};

/**
 * Declares a plugin. The default export of its entry file.
 *
 * @example export default definePlugin({ id: 'acme', version: '1.0.0', …, paymentGateway: { …, methods: gateway } });
 */
export function definePlugin<const S extends SettingsSchemas>(definition: PluginDefinition<S>): Plugin {
  return Object.freeze({ ...definition });
}
