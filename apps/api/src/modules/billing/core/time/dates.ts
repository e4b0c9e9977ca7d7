import type { Period } from './periods.ts';

/** When a recurring price is due: at the start of its period or at the end. */
export type Timing = 'advance' | 'arrears';

/** What the tenant has decided about the dates of invoices; all in days. */
export interface DateRules {
  readonly timing: Timing;
  /** An invoice in advance is issued so long before its period begins. */
  readonly leadDays: number;
  /** The due day lies so long after the day that the service is owed for (period start, or end in arrears). */
  readonly termDays: number;
}

export interface InvoiceDates {
  /** The day on which the invoice should be written. */
  readonly plannedOn: Temporal.PlainDate;
  /** The day that it bears: the planned one, or today when it is written late. */
  readonly issueOn: Temporal.PlainDate;
  /** The last day to pay; never before the day of issue. */
  readonly dueOn: Temporal.PlainDate;
}

/**
 * Dates of the invoice over a period, written today. The period itself never moves with them: lead and terms shift the
 * day of issue and the due day only.
 */
export function invoiceDates(period: Period, rules: DateRules, today: Temporal.PlainDate): InvoiceDates {
  const owedOn = rules.timing === 'advance' ? period.start : period.end;
  const plannedOn = rules.timing === 'advance' ? owedOn.subtract({ days: rules.leadDays }) : owedOn;
  const issueOn = later(plannedOn, today);
  return { plannedOn, issueOn, dueOn: later(owedOn.add({ days: rules.termDays }), issueOn) };
}

/** The day through which a run of today bills: what begins up to the lead ahead in advance, what has ended in arrears. */
export function billThrough(today: Temporal.PlainDate, rules: DateRules): Temporal.PlainDate {
  return rules.timing === 'advance' ? today.add({ days: rules.leadDays }) : today;
}

function later(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) < 0 ? b : a;
}
