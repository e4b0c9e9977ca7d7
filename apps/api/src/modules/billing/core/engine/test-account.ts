import { decimal } from '#lib/money/decimal.ts';
import {
  beginWork,
  type Client,
  type Document,
  emptyAccount,
  NO_LIMITS,
  type OrderItem,
  type Policy,
  type PriceTerms,
  placeOrder,
  runDay,
  WHOLE_CATALOGUE,
  type Work,
} from '../index.ts';

const PRICE: PriceTerms = {
  ...{ id: 'month', productId: 'web', name: 'web', taxCategory: 'standard', currency: 'EUR' },
  ...{ interval: { count: 1, unit: 'month' }, unitPriceMinor: decimal('3100'), setupMinor: 0n, timing: 'advance' },
  ...{ trial: null, align: null, contract: null, minimumMinor: null, usage: [] },
};

const POLICY: Policy = {
  ...{ timeZone: 'UTC', daysOf: 'tenant', leadDays: 0, termDays: 0, proration: 'day', pricesIncludeTax: false },
  ...{ taxRounding: 'per_group', document: 'invoice_on_issue', startsOn: 'order', whileSuspended: 'keep_billing' },
  ...{ latePayment: 'due_date', usageGraceDays: 0, retries: { kind: 'after_due', days: [0] }, disputes: 'owed' },
  campaign: { id: 'test', version: 1, steps: [] },
  chargesTax: false,
  seller: {
    ...{ country: 'DE', postcode: null, isSmallBusiness: false, hasOneStopShop: true },
    ...{ isUnderThreshold: false, registrations: [] },
  },
  taxRates: [],
};

const CLIENT: Client = {
  ...{ id: 'client', currency: 'EUR', zones: [{ zone: 'UTC', from: null }], country: 'DE', postcode: null },
  ...{ isBusiness: false, taxId: null, taxIdStatus: 'valid', isTaxExempt: false, method: null, exemptions: [] },
};

export interface TestAccount {
  readonly documents: Document[];
  /** Debits less credits of an account of the ledger. */
  booked(account: string): bigint;
  at<T>(day: string, act: (work: Work) => T): T;
  order(day: string, item?: Partial<OrderItem>): Document | null;
  /** The daily run. */
  run(day: string): void;
}

/** A client account under simple rules, for tests of the engine; nothing is kept of what throws. */
export function testAccount(of: {
  policy?: Partial<Policy>;
  client?: Partial<Client>;
  prices?: readonly (Partial<PriceTerms> & { id: string })[];
}): TestAccount {
  const prices = [PRICE, ...(of.prices ?? []).map((price) => ({ ...PRICE, ...price }))];
  const coupon = { id: 'half', reduction: { kind: 'percent', rate: '0.5' }, scope: WHOLE_CATALOGUE } as const;
  const catalogue = {
    prices: new Map(prices.map((price) => [price.id, price])),
    metrics: new Map([['gb', { aggregation: 'latest', property: null, recurring: false, rounding: null } as const]]),
    coupons: new Map([['half', { ...coupon, duration: { kind: 'forever' }, limits: NO_LIMITS } as const]]),
  };
  let account = emptyAccount({ ...CLIENT, ...of.client });
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `${ids}`;
  };
  function at<T>(day: string, act: (work: Work) => T): T {
    const now = Temporal.Instant.from(`${day}T12:00:00Z`);
    const work = beginWork(account, { policy: { ...POLICY, ...of.policy }, catalogue, now, by: 'test', newId });
    const result = act(work);
    account = work.account;
    return result;
  }
  return {
    at,
    get documents() {
      return [...account.documents.values()];
    },
    booked: (name) =>
      [...account.postings.values()]
        .flatMap(({ entries }) => entries)
        .reduce((sum, entry) => (entry.account === name ? sum + entry.amountMinor : sum), 0n),
    order: (day, item) => at(day, (work) => placeOrder(work, orderOf(item))),
    run: (day) => at(day, runDay),
  };
}

const orderOf = (item: Partial<OrderItem> = {}) => ({
  items: [
    {
      ...{ subscriptionId: 'one', priceId: 'month', quantity: 1, parentId: null, periods: 'own' as const },
      unitPriceMinor: null,
      ...item,
    },
  ],
  couponIds: [],
  couponUses: () => 0,
});
