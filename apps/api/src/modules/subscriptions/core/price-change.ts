import type { PRICE_KINDS } from '@panel1/shared-types';
import { addDecimals, decimal, divideHalfUp, multiplyDecimals } from '#lib/money/decimal.ts';
import { periodAt } from '#modules/billing/core/index.ts';
import { nextInvoiceOn, type Progress, recurrenceOf } from './periods.ts';

type Day = Temporal.PlainDate;
const { compare } = Temporal.PlainDate;

export type PriceTerms =
  | { kind: 'amount'; amountMinor: string }
  | { kind: 'percent'; rate: string; stepMinor: string; rounding: 'nearest' | 'up' | 'down' }
  | { kind: 'catalogue' };
export type PriceKind = (typeof PRICE_KINDS)[number];

/** What a subscription costs now, all units of a period together, and what the catalogue asks for the same. */
export interface PriceNow {
  recurringMinor: bigint;
  quantity: number;
  catalogueMinor: bigint | null;
}

/**
 * The new price of one period, all units together; null where the catalogue has none. An amount is that of one unit. A
 * percentage is taken of one unit where the units divide the price evenly, else of the whole, and rounded once, to a whole
 * multiple of the step.
 */
export function newPrice(terms: PriceTerms, now: PriceNow): bigint | null {
  const units = BigInt(now.quantity);
  if (terms.kind === 'amount') return BigInt(terms.amountMinor) * units;
  if (terms.kind === 'catalogue') return now.catalogueMinor;
  const isEven = now.recurringMinor % units === 0n;
  const one = isEven ? now.recurringMinor / units : now.recurringMinor;
  return raised(one, terms) * (isEven ? units : 1n);
}

function raised(minor: bigint, { rate, stepMinor, rounding }: Extract<PriceTerms, { kind: 'percent' }>): bigint {
  const factor = addDecimals(decimal('1'), decimal(rate));
  const exact = multiplyDecimals(decimal(minor.toString()), factor);
  if (exact.units <= 0n) return 0n;
  const step = BigInt(stepMinor) * 10n ** BigInt(exact.scale);
  const below = exact.units / step;
  const isWhole = below * step === exact.units;
  const steps =
    rounding === 'nearest' ? divideHalfUp(exact.units, step) : below + (rounding === 'up' && !isWhole ? 1n : 0n);
  return steps * BigInt(stepMinor);
}

/** What decides from when a new price may count. */
export interface PriceDates {
  progress: Progress;
  /** Where the contract was begun, and its terms; null: the price may change with any period. */
  contract: { minimumMonths: number; renewalMonths: number | null; noticeDays: number; begunOn: Day } | null;
  fromOn: Day;
  noticeDays: number;
  today: Day;
  /** When the client was told already. */
  toldOn: Day | null;
  leadDays: number;
}

/** How far ahead a renewal is looked for. */
const MOST_PERIODS = 600;

/**
 * From which renewal a new price counts and when the client is told: the first period that is not invoiced, begins on or after
 * the day and after the notice, and never within a term of the contract. The client is told before the invoice of it is
 * made, and while the contract can still be cancelled. Null where the subscription ends before.
 */
export function priceDates(of: PriceDates): { tellOn: Day; effectiveOn: Day } | null {
  const { progress, contract, today, toldOn, leadDays } = of;
  const notice = Math.max(of.noticeDays, contract === null ? 0 : contract.noticeDays + 1);
  const noticed = (toldOn ?? today).add({ days: notice });
  const earliest = compare(of.fromOn, noticed) > 0 ? of.fromOn : noticed;
  const bound = contract === null ? earliest : endOfTerm(contract, earliest);
  const recurrence = recurrenceOf(progress);
  for (let n = progress.periodsInvoiced; n < progress.periodsInvoiced + MOST_PERIODS; n += 1) {
    const { start } = periodAt(recurrence, n);
    const invoiceOn = nextInvoiceOn({ ...progress, periodsInvoiced: n }, leadDays);
    if (invoiceOn === null) return null;
    const isInTime = toldOn !== null || compare(invoiceOn, today) > 0;
    if (compare(start, bound) < 0 || !isInTime) continue;
    const tellOn = earlier(start.subtract({ days: notice }), invoiceOn.subtract({ days: 1 }));
    return { effectiveOn: start, tellOn: compare(tellOn, today) < 0 ? today : tellOn };
  }
  return null;
}

const earlier = (a: Day, b: Day): Day => (compare(a, b) < 0 ? a : b);

/** The first end of a term of the contract on or after a day; after a contract that is not renewed, that day. */
function endOfTerm({ minimumMonths, renewalMonths, begunOn }: NonNullable<PriceDates['contract']>, day: Day): Day {
  let months = minimumMonths;
  const end = () => begunOn.add({ months });
  if (renewalMonths === null) return compare(end(), day) < 0 ? day : end();
  while (compare(end(), day) < 0) months += renewalMonths;
  return end();
}
