import type { QueryContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';
import {
  type Facts,
  nextSubscriptionState,
  pauseSubscription,
  type RecurringCharge,
  resumeSubscription,
  type Segment,
} from '#modules/billing/core/index.ts';
import { type BilledLine, previewLines } from '#modules/billing/index.ts';
import { readProduct } from '#modules/catalog/index.ts';
import { type Unused, unusedTime } from './give-back.ts';
import { factsOf, historyOf } from './history.ts';
import type { revocableRenewals } from './open-invoices.ts';
import { openStandingOf } from './plan.ts';
import { chargeLines } from './plan-lines.ts';
import type { SubscriptionRow } from './subscriptions.ts';

type Day = Temporal.PlainDate;

/** What stands still with a registry or an authority goes on whatever we do. */
const NEVER_PAUSED = ['domain', 'certificate'] as const;

/** False for what cannot stand still: bought once, a domain, a certificate. */
export async function isPausable(ctx: QueryContext, { productId, cycle }: SubscriptionRow): Promise<boolean> {
  const { components } = await readProduct(ctx, productId);
  return cycle !== 'one_time' && !components.some(({ kind }) => NEVER_PAUSED.some((one) => one === kind));
}

/** Throws `subscriptions.not_pausable` for what cannot stand still: bought once, a domain, a certificate. */
export async function demandPausable(ctx: QueryContext, row: SubscriptionRow): Promise<void> {
  if (!(await isPausable(ctx, row))) throw new AppError('subscriptions.not_pausable');
}

/** A pause from today on, counted out and not yet done. */
export interface PausePlan {
  facts: Facts<Day>;
  unused: Unused;
  /** Unpaid renewals ahead, which are taken back. */
  revoked: Awaited<ReturnType<typeof revocableRenewals>>;
}

/** Counts a pause out; throws what stands in its way. What is left of the paid time comes back, by what was charged. */
export async function pausePlan(ctx: QueryContext, row: SubscriptionRow): Promise<PausePlan> {
  nextSubscriptionState(row.status, 'pause');
  await demandPausable(ctx, row);
  const { history, invoiced, revoked } = await openStandingOf(ctx, row);
  // What ran unbilled is billed first, by the next run.
  if (Temporal.PlainDate.compare(invoiced.end, ctx.today) < 0) throw new AppError('subscriptions.renewal_due');
  const facts = pauseSubscription(factsOf({ ...history, pending: null }), ctx.today);
  const gone = new Set(revoked.map(({ invoiceId }) => invoiceId));
  return { facts, revoked, unused: await unusedTime(ctx, row, { facts, gone }) };
}

/** A return from a pause, counted out and not yet done. */
export interface ResumePlan {
  facts: Facts<Day>;
  segment: Segment<Day>;
  lines: BilledLine[];
  /** Periods that are invoiced after it, counted from the anchor. */
  periodsInvoiced: number;
  /** The first day that is not invoiced after it. */
  invoicedTo: Day;
}

/** Counts a return out: what is left of the period that runs by then is charged. */
export async function resumePlan(ctx: QueryContext, row: SubscriptionRow, anchor: 'keep' | 'day'): Promise<ResumePlan> {
  nextSubscriptionState(row.status, 'resume');
  const history = historyOf(row);
  const facts = resumeSubscription(factsOf(history), { on: ctx.today, anchor });
  const segment = facts.segments.at(-1);
  if (segment === undefined || row.cycle === 'one_time') throw new AppError('subscriptions.not_changeable');
  const charges = await missingTime(ctx, row, facts);
  const { n, period } = facts.timeline.periodContaining(segment.recurrence, ctx.today);
  const { productId, description, taxCategory, cycle } = row;
  const terms = { productId, description, taxCategory, cycle };
  const lines = chargeLines(row, { terms, change: { charges, segment } });
  return { facts, segment, lines, periodsInvoiced: n + 1, invoicedTo: period.end };
}

async function missingTime(
  ctx: QueryContext,
  row: SubscriptionRow,
  facts: Facts<Day>,
): Promise<RecurringCharge<Day>[]> {
  const { charges } = await unusedTime(ctx, row, { facts, gone: new Set() });
  return charges.flatMap((charge) => (charge.kind === 'recurring' ? [charge] : []));
}

/** What the lines of a return come to, tax included. */
export const totalOf = async (ctx: QueryContext, { clientId, currency }: SubscriptionRow, lines: BilledLine[]) =>
  lines.length === 0 ? 0n : (await previewLines(ctx, { clientId, currency, lines })).amounts.totalMinor;
