import * as z from 'zod/mini';
import { currency, nonNegativeMinor } from './schemas.ts';

/** Mails that remind of an unpaid invoice: the first before it is due, the others after. */
export const REMINDER_TEMPLATES = ['invoice_due_soon', 'invoice_overdue', 'invoice_last_reminder'] as const;
export type ReminderTemplate = (typeof REMINDER_TEMPLATES)[number];

/** The reason of a suspension that ends by itself when nothing is overdue any more. */
export const OVERDUE_REASON = 'overdue';

const days = (least: number) => z.int().check(z.gte(least), z.lte(365));
const stepId = () => z.string().check(z.regex(/^[a-z0-9-]{1,40}$/));

/** Minor units per currency; in a currency without an amount, or with an empty one, there is none. */
const amounts = z
  .record(currency(), z.union([z.literal(''), nonNegativeMinor()]))
  .check(z.refine((value) => Object.keys(value).length <= 50, { error: 'too_big' }));

/** A share of what is overdue, as a fraction: `0.05`. */
const share = z.string().check(z.regex(/^(0(\.\d{1,6})?|1)$/));

const fee = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), amounts }),
  z.strictObject({ kind: z.literal('percent'), rate: share, minimums: amounts }),
]);

const step = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('remind'), id: stepId(), days: days(-90), template: z.enum(REMINDER_TEMPLATES) }),
  z.strictObject({ kind: z.literal('late_fee'), id: stepId(), days: days(1), fee }),
  z.strictObject({ kind: z.literal('suspend'), id: stepId(), days: days(1) }),
  z.strictObject({ kind: z.literal('terminate'), id: stepId(), days: days(1) }),
  z.strictObject({ kind: z.literal('cancel_order'), id: stepId(), days: days(1) }),
]);

/** One thing that happens so many days after the due date (negative: before); `cancel_order` counts from the order. */
export type DunningStepSetting = z.output<typeof step>;

const dayList = (least: number) => z.array(days(least)).check(z.minLength(1), z.maxLength(30));

/** When the stored means of payment of an unpaid invoice is charged. */
const retries = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('after_due'), days: dayList(0) }),
  z.strictObject({ kind: z.literal('after_failure'), gaps: dayList(1) }),
  z.strictObject({ kind: z.literal('weekly'), weeks: z.int().check(z.gte(0), z.lte(26)) }),
  z.strictObject({ kind: z.literal('daily') }),
]);
export type RetrySetting = z.output<typeof retries>;

const DEFAULT_STEPS: DunningStepSetting[] = [
  { id: 'remind-before', days: -3, kind: 'remind', template: 'invoice_due_soon' },
  { id: 'remind-1', days: 1, kind: 'remind', template: 'invoice_overdue' },
  { id: 'remind-2', days: 3, kind: 'remind', template: 'invoice_overdue' },
  { id: 'remind-3', days: 5, kind: 'remind', template: 'invoice_last_reminder' },
  { id: 'suspend', days: 7, kind: 'suspend' },
  { id: 'cancel-order', days: 7, kind: 'cancel_order' },
];

/** What happens to an unpaid invoice, in days from its due date. Saving it makes the next version. */
export const dunning = z.strictObject({
  version: z._default(z.int().check(z.gte(1)), 1),
  steps: z._default(z.array(step).check(z.maxLength(30), z.superRefine(checkSteps)), DEFAULT_STEPS),
  retries: z._default(retries, { kind: 'after_due', days: [0, 1, 3, 5, 7, 10, 14] }),
});

/** Names what is wrong with steps beside each other: twice the same, a reminder of the wrong time, an end too early. */
function checkSteps(steps: DunningStepSetting[], ctx: z.core.$RefinementCtx): void {
  const suspension = steps.find(({ kind }) => kind === 'suspend');
  for (const [at, one] of steps.entries()) {
    const code = problemOf(one, { before: steps.slice(0, at), suspension });
    if (code !== null) ctx.addIssue({ code: 'custom', message: code, path: [at, 'days'], input: one.days });
  }
}

function problemOf(
  one: DunningStepSetting,
  of: { before: DunningStepSetting[]; suspension: DunningStepSetting | undefined },
): string | null {
  const isRepeated = of.before.some(
    ({ id, kind, days: day }) => id === one.id || (kind === one.kind && (kind !== 'remind' || day === one.days)),
  );
  if (isRepeated) return 'step_repeated';
  if (one.kind === 'remind' && (one.template === 'invoice_due_soon') !== one.days <= 0) return 'reminder_day';
  if (one.kind === 'terminate' && of.suspension && one.days <= of.suspension.days) return 'terminate_after_suspend';
  return null;
}
