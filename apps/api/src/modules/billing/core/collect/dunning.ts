import { decimal } from '#lib/money/decimal.ts';
import { fraction, fromDecimal, multiplyFractions, roundFraction } from '#lib/money/fraction.ts';
import { larger } from '../document/spread.ts';

/** A fixed fee, or a share of what is overdue but at least a minimum; both in minor units of the invoice's currency. */
export type LateFee =
  | { readonly kind: 'fixed'; readonly amountMinor: bigint }
  | { readonly kind: 'percent'; readonly rate: string; readonly minimumMinor: bigint };

export type DunningAction =
  | { readonly kind: 'remind'; readonly template: string }
  | { readonly kind: 'late_fee'; readonly fee: LateFee }
  | { readonly kind: 'suspend' }
  | { readonly kind: 'terminate' }
  | { readonly kind: 'cancel_order' };
export type DunningKind = DunningAction['kind'];

/** One thing to do, so many days after the due date (negative: before it); `cancel_order` counts from the order's day. */
export interface DunningStep {
  readonly id: string;
  readonly days: number;
  readonly action: DunningAction;
}

export interface Campaign {
  readonly id: string;
  readonly version: number;
  readonly steps: readonly DunningStep[];
}

/** A promise not to do some things, until a day (the first on which it no longer holds) or for good. */
export interface Exemption {
  readonly kinds: readonly DunningKind[] | 'all';
  readonly reason: string;
  readonly until: Temporal.PlainDate | null;
}

export interface DunningFacts {
  readonly dueOn: Temporal.PlainDate;
  readonly balanceMinor: bigint;
  /** Late fees that this invoice has had; one is enough, and none is computed on another. */
  readonly lateFeesMinor: bigint;
  /** Day of the new order that the invoice is for, while it is unpaid and nothing was delivered. */
  readonly newOrderOn: Temporal.PlainDate | null;
  readonly service: 'none' | 'active' | 'suspended' | 'terminated';
  readonly hasPaymentInFlight: boolean;
  /** An inquiry or a dispute of the client's bank that is not decided. */
  readonly isDisputed: boolean;
  readonly exemptions: readonly Exemption[];
}

export interface DueStep {
  readonly stepId: string;
  readonly on: Temporal.PlainDate;
  readonly action: DunningAction;
  /** Amount of a late fee. */
  readonly feeMinor: bigint | null;
  /** A reminder that a later one has overtaken, or that speaks of a day gone by: it is marked done and not sent. */
  readonly isOvertaken: boolean;
}

export interface HeldStep {
  readonly stepId: string;
  readonly on: Temporal.PlainDate;
  readonly why: 'exempt' | 'payment_in_flight' | 'disputed' | 'suspend_first';
}

/**
 * What dunning has to do for an invoice today: the steps whose day has come, that were not done, in the order of their
 * days, and those that wait for a reason. Later days only add steps; what was done is never due again; a paid invoice has
 * none. A service is terminated only after it was suspended where the campaign suspends.
 */
export function dueSteps(
  campaign: Campaign,
  facts: DunningFacts,
  at: { done: ReadonlySet<string>; today: Temporal.PlainDate },
): { due: DueStep[]; held: HeldStep[] } {
  const due: DueStep[] = [];
  const held: HeldStep[] = [];
  if (facts.balanceMinor <= 0n) return { due, held };
  const dated = campaign.steps
    .map((step) => ({ step, on: dayOf(step, facts) }))
    .filter(({ step, on }) => on !== null && Temporal.PlainDate.compare(on, at.today) <= 0 && applies(step, facts))
    .flatMap(({ step, on }) => (on === null ? [] : [{ step, on }]))
    .sort((a, b) => Temporal.PlainDate.compare(a.on, b.on));
  const lastReminder = dated.findLast(({ step }) => step.action.kind === 'remind')?.step.id;
  const feeDone = campaign.steps.some(({ id, action }) => action.kind === 'late_fee' && at.done.has(id));
  let hasFee = feeDone || facts.lateFeesMinor > 0n;
  for (const { step, on } of dated) {
    if (at.done.has(step.id)) continue;
    const { action } = step;
    if (action.kind === 'late_fee' && hasFee) continue;
    const why = holdOf(campaign, action.kind, { facts, today: at.today });
    if (why !== null) {
      held.push({ stepId: step.id, on, why });
      continue;
    }
    if (action.kind === 'late_fee') hasFee = true;
    const isPast = step.days < 0 && Temporal.PlainDate.compare(at.today, facts.dueOn) >= 0;
    due.push({
      stepId: step.id,
      on,
      action,
      feeMinor: action.kind === 'late_fee' ? lateFee(action.fee, facts.balanceMinor - facts.lateFeesMinor) : null,
      isOvertaken: action.kind === 'remind' && (isPast || step.id !== lastReminder),
    });
  }
  return { due, held };
}

function dayOf({ days, action }: DunningStep, facts: DunningFacts): Temporal.PlainDate | null {
  const from = action.kind === 'cancel_order' ? facts.newOrderOn : facts.dueOn;
  return from?.add({ days }) ?? null;
}

function applies({ action }: DunningStep, { service }: DunningFacts): boolean {
  if (action.kind === 'suspend') return service === 'active';
  if (action.kind === 'terminate') return service === 'active' || service === 'suspended';
  return true;
}

function holdOf(
  campaign: Campaign,
  kind: DunningKind,
  { facts, today }: { facts: DunningFacts; today: Temporal.PlainDate },
): HeldStep['why'] | null {
  if (facts.hasPaymentInFlight) return 'payment_in_flight';
  if (facts.isDisputed) return 'disputed';
  const isExempt = facts.exemptions.some(
    ({ kinds, until }) =>
      (kinds === 'all' || kinds.includes(kind)) && (until === null || Temporal.PlainDate.compare(today, until) < 0),
  );
  if (isExempt) return 'exempt';
  const suspends = campaign.steps.some(({ action }) => action.kind === 'suspend');
  return kind === 'terminate' && suspends && facts.service === 'active' ? 'suspend_first' : null;
}

/** The fee on an overdue amount, rounded once; nothing when nothing is overdue. */
export function lateFee(fee: LateFee, overdueMinor: bigint): bigint {
  if (overdueMinor <= 0n) return 0n;
  if (fee.kind === 'fixed') return fee.amountMinor;
  const share = multiplyFractions(fraction(overdueMinor), fromDecimal(decimal(fee.rate)));
  return larger(roundFraction(share), fee.minimumMinor);
}

/** A service comes back by itself only when it was suspended for an unpaid invoice and no invoice is overdue any more. */
export const mayUnsuspend = (of: { suspendedFor: string; overdueInvoices: number }): boolean =>
  of.suspendedFor === 'overdue' && of.overdueInvoices === 0;

/** Reminders before and after, suspension after a week; nothing is deleted and no fee taken unless staff say so. */
export const DEFAULT_CAMPAIGN: Campaign = {
  id: 'default',
  version: 1,
  steps: [
    { id: 'remind-before', days: -3, action: { kind: 'remind', template: 'invoice_due_soon' } },
    { id: 'remind-1', days: 1, action: { kind: 'remind', template: 'invoice_overdue' } },
    { id: 'remind-2', days: 3, action: { kind: 'remind', template: 'invoice_overdue' } },
    { id: 'remind-3', days: 5, action: { kind: 'remind', template: 'invoice_last_reminder' } },
    { id: 'suspend', days: 7, action: { kind: 'suspend' } },
    { id: 'cancel-order', days: 7, action: { kind: 'cancel_order' } },
  ],
};
