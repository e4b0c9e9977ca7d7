import {
  type BilledTime,
  billingDifference,
  type Change,
  type Credit,
  changeSubscription,
  type Facts,
  type Period,
  type RecurringCharge,
  type Renewal,
  renewalAfter,
  type Segment,
} from '#modules/billing/core/index.ts';

type Day = Temporal.PlainDate;

/** A change of plan as it is asked for, and what stands before it. */
export interface AskedChange {
  facts: Facts<Day>;
  billed: readonly BilledTime<Day>[];
  change: Change<Day>;
  /** The last whole period that is invoiced. */
  invoiced: Period;
}

/** What a change does: when it takes effect, the history after it, and what it bills and gives back now. */
export interface PlanChange {
  isNow: boolean;
  effectiveOn: Day;
  facts: Facts<Day>;
  segment: Segment<Day>;
  charges: RecurringCharge<Day>[];
  credits: Credit<Day>[];
  /** Periods of the new rhythm that are invoiced after it, counted from the anchor. */
  periodsInvoiced: number;
  /** The last day, exclusive, that is invoiced after it. */
  invoicedTo: Day;
  next: Renewal<Day> | null;
}

/**
 * Decides a change of plan. A change at once bills from its day through what was invoiced ahead, and gives back what the
 * lines charged for the same days; time before it is left as it is. A change for later waits for the end of all that is
 * invoiced, so that it gives nothing back.
 */
export function planChange({ facts, billed, change, invoiced }: AskedChange): PlanChange {
  const { compare } = facts.timeline;
  const { on } = change;
  const direct = changeSubscription(facts, change);
  if (compare(direct.effectiveOn, on) !== 0) return planLater({ facts, billed, change, invoiced });
  const segment = lastOf(direct.facts);
  const through = compare(invoiced.start, on) > 0 ? invoiced.start : on;
  const { charges, credits } = billingDifference({ facts: direct.facts, billed, through });
  const isFrom = ({ start }: Period) => compare(start, on) >= 0;
  const { n, period } = facts.timeline.periodContaining(segment.recurrence, through);
  return {
    isNow: true,
    effectiveOn: on,
    facts: direct.facts,
    segment,
    charges: charges.filter((charge) => charge.kind === 'recurring').filter(({ span }) => isFrom(span)),
    credits: credits.filter(({ span }) => isFrom(span)),
    periodsInvoiced: n + 1,
    invoicedTo: period.end,
    next: renewalAfter(direct.facts, through),
  };
}

function planLater({ facts, change, invoiced }: AskedChange): PlanChange {
  const last = invoiced.end.subtract({ days: 1 });
  const on = facts.timeline.compare(last, change.on) > 0 ? last : change.on;
  const { facts: after, effectiveOn } = changeSubscription(facts, { ...change, on, when: 'period_end' });
  const segment = lastOf(after);
  return {
    isNow: false,
    effectiveOn,
    facts: after,
    segment,
    charges: [],
    credits: [],
    periodsInvoiced: facts.timeline.periodContaining(segment.recurrence, effectiveOn).n,
    invoicedTo: effectiveOn,
    next: renewalAfter(after, on),
  };
}

function lastOf(facts: Facts<Day>): Segment<Day> {
  const segment = facts.segments.at(-1);
  if (segment === undefined) throw new RangeError('a subscription has a price');
  return segment;
}
