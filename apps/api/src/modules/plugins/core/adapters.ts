/** The parts of a manifest that say what a plugin can be used for. */
interface Offer {
  readonly paymentGateway?:
    | {
        title: string;
        titles?: Record<string, string> | undefined;
        currencies: '*' | string[];
        features: string[];
        idempotencyWindowHours: number;
      }
    | undefined;
  readonly taxCalculator?: { title: string; idempotencyWindowHours: number } | undefined;
  readonly provisioningAdapter?: { title: string; kinds: string[]; features: string[] } | undefined;
}

/** A contract that a plugin fulfils. `kinds` are the component kinds of a provisioning adapter. */
export interface Adapter {
  contract: 'paymentGateway' | 'provisioningAdapter' | 'taxCalculator';
  /** In English. */
  title: string;
  /** The title in other languages, by locale. */
  titles: Readonly<Record<string, string>>;
  kinds: readonly string[];
  /** Of a payment gateway; `*` for every currency. */
  currencies: '*' | readonly string[];
  /** Optional methods of the contract that the plugin has. */
  features: readonly string[];
  /** For how long the provider answers a repeated operation id with the first result. */
  idempotencyWindowHours: number;
}

/** What a plugin can be used for. */
export function adaptersOf({ paymentGateway: gateway, provisioningAdapter: adapter, ...offer }: Offer): Adapter[] {
  const found: Adapter[] = [];
  if (gateway) {
    const { title, titles = {}, currencies, features, idempotencyWindowHours } = gateway;
    found.push({ contract: 'paymentGateway', title, titles, kinds: [], currencies, features, idempotencyWindowHours });
  }
  if (adapter) {
    const { title, kinds, features } = adapter;
    const data = { title, titles: {}, kinds, features, currencies: '*' as const, idempotencyWindowHours: 0 };
    found.push({ contract: 'provisioningAdapter', ...data });
  }
  if (offer.taxCalculator) {
    const { title, idempotencyWindowHours } = offer.taxCalculator;
    const data = { title, titles: {}, kinds: [], features: [], currencies: '*' as const, idempotencyWindowHours };
    found.push({ contract: 'taxCalculator', ...data });
  }
  return found;
}
