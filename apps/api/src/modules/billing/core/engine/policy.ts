import type { Decimal } from '#lib/money/decimal.ts';
import type { DisputePolicy } from '../collect/disputes.ts';
import type { Campaign } from '../collect/dunning.ts';
import type { RetrySchedule } from '../collect/retries.ts';
import type { TaxRounding } from '../document/line-taxes.ts';
import type { InvoiceMode } from '../document/numbering.ts';
import type { Coupon } from '../price/coupon-model.ts';
import type { Metric } from '../price/metric.ts';
import type { BlockPolicy } from '../subscription/pause.ts';
import type { SellerTaxFacts } from '../tax/decide.ts';
import type { TaxRateRow } from '../tax/rates.ts';
import type { Timing } from '../time/dates.ts';
import type { Interval } from '../time/periods.ts';
import type { UsageTerms } from './state.ts';

/** How a provider bills, as far as the engine must know it. */
export interface Policy {
  readonly timeZone: string;
  /** Whose calendar decides a day. */
  readonly daysOf: 'tenant' | 'client';
  readonly leadDays: number;
  readonly termDays: number;
  readonly proration: 'none' | 'day' | 'thirty' | 'second';
  readonly pricesIncludeTax: boolean;
  readonly taxRounding: TaxRounding;
  readonly document: InvoiceMode;
  /** When an ordered subscription begins: with the order, or when its first invoice is paid. */
  readonly startsOn: 'order' | 'payment';
  readonly whileSuspended: BlockPolicy;
  readonly latePayment: 'due_date' | 'payment_date';
  readonly usageGraceDays: number;
  readonly retries: RetrySchedule;
  readonly campaign: Campaign;
  readonly disputes: DisputePolicy;
  /** Off: the provider charges no tax at all. */
  readonly chargesTax: boolean;
  readonly seller: SellerTaxFacts;
  readonly taxRates: readonly TaxRateRow[];
}

/** A price of the catalogue. */
export interface PriceTerms {
  readonly id: string;
  readonly productId: string;
  readonly name: string;
  readonly taxCategory: string;
  readonly currency: string;
  /** Null: paid once. */
  readonly interval: Interval | null;
  readonly unitPriceMinor: Decimal;
  readonly setupMinor: bigint;
  readonly timing: Timing;
  readonly trial: { readonly days: number; readonly withoutMethod: 'invoice' | 'pause' | 'cancel' } | null;
  readonly align: {
    readonly day: number;
    readonly firstPart: 'prorate' | 'full' | 'free';
    readonly chargeNextFrom?: number;
  } | null;
  readonly contract: Interval | null;
  readonly minimumMinor: bigint | null;
  readonly usage: readonly UsageTerms[];
}

export interface Catalogue {
  readonly prices: ReadonlyMap<string, PriceTerms>;
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly coupons: ReadonlyMap<string, Coupon>;
}
