import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { cancelSubscription, isBilled } from '#modules/billing/core/index.ts';
import { openInvoicesOnlyFor, takeOffGathered, voidInvoice } from '#modules/billing/index.ts';
import type { ContractEnd } from '../core/contract.ts';
import type { WantedEnd } from './cancellations.ts';
import { contractEnd } from './contract.ts';
import { giveBack, type Unused, unusedTime } from './give-back.ts';
import { factsOf, historyOf, isPlanInvoiced, priceAheadOf } from './history.ts';
import { countPeriods, dropPending, refresh } from './pending.ts';
import { stop } from './progress.ts';
import { lockSubscription, logChange, type SubscriptionRow } from './subscriptions.ts';
import { withdrawPlanned } from './withdraw-planned.ts';

type Day = Temporal.PlainDate;

/** When an end that is asked for today comes. */
export interface PlannedEnd {
  isLater: boolean;
  on: Day;
  /** The first end that the contract allows; null for what never started or has no period. */
  contract: ContractEnd | null;
}

/** When an end comes that is asked for today. What never started, or has no period, ends at once. */
export function plannedEnd(ctx: QueryContext, row: SubscriptionRow, when: WantedEnd['when']): PlannedEnd {
  const isRunning = isBilled(row.status) || row.status === 'paused';
  if (!isRunning || row.paidUntil === null) return { isLater: false, on: ctx.today, contract: null };
  const contract = contractEnd(row, ctx.today);
  return when === 'period_end'
    ? { isLater: true, on: contract.on, contract }
    : { isLater: false, on: ctx.today, contract };
}

/** Throws `subscriptions.contract_runs` for an end before the contract allows it. */
export function demandContractOver(ctx: QueryContext, row: SubscriptionRow): void {
  const end = plannedEnd(ctx, row, 'period_end').contract;
  if (end === null || end.rule === 'end_of_paid_time') return;
  throw new AppError('subscriptions.contract_runs', { values: { until: end.on.toString() } });
}

/** Ends a locked subscription as it is wished; answers the first day that is not served. */
export async function endAs(ctx: CommandContext, row: SubscriptionRow, wish: WantedEnd): Promise<Day> {
  const end = plannedEnd(ctx, row, wish.when);
  if (end.isLater && row.endsOn !== null) throw new AppError('subscriptions.wrong_state');
  const reason = wish.words === '' ? (wish.reasonKey ?? '') : wish.words;
  if (end.isLater) {
    const left = await withoutNewPrice(ctx, row);
    await refresh(ctx, { ...left, endsOn: end.on, pauseOn: null, resumeOn: null });
    await logChange(ctx, row, { from: row.status, to: row.status, reason: laterReason(end, reason) });
  }
  // A contract that binds for longer than what is paid goes on being billed until its end.
  if (!end.isLater || end.contract?.rule === 'end_of_paid_time') await withdrawInvoices(ctx, row, end.on);
  if (!end.isLater) await endNow(ctx, row, { ...wish, words: reason });
  ctx.emit('subscription.cancelled', { subscriptionId: row.id }, { clientId: row.clientId });
  return end.on;
}

/** Who leaves before a new price never pays it, also where a contract goes on past its day. What is paid stays paid. */
async function withoutNewPrice(ctx: CommandContext, row: SubscriptionRow): Promise<SubscriptionRow> {
  if (row.history === null || priceAheadOf(row.history) === null) return row;
  try {
    return await withdrawPlanned(ctx, row, { voided: 'Subscription cancelled', logged: 'new price set aside' });
  } catch (error) {
    if (error instanceof AppError) return row;
    throw error;
  }
}

const laterReason = ({ contract, on }: PlannedEnd, reason: string): string =>
  contract === null || contract.rule === 'end_of_paid_time'
    ? `ends at the end of its period: ${reason}`
    : `ends with its contract on ${on}: ${reason}`;

async function endNow(ctx: CommandContext, of: SubscriptionRow, { unused, words }: WantedEnd): Promise<void> {
  if (unused !== 'none') {
    const back = await unusedNow(ctx, await lockSubscription(ctx, of.id));
    if (back !== null) await giveBack(ctx, back, { want: unused, reason: 'Subscription cancelled' });
  }
  await stop(ctx, await lockSubscription(ctx, of.id), { action: 'cancel', reason: words });
}

/** What an end today would give back of the paid time; null where there is none. */
export async function unusedNow(ctx: QueryContext, row: SubscriptionRow): Promise<Unused | null> {
  if (!isBilled(row.status) || row.anchorOn === null || row.cycle === 'one_time') return null;
  if (Temporal.PlainDate.compare(ctx.today, row.anchorOn) < 0) return null;
  const history = { ...historyOf(row), pending: null };
  const asked = { on: ctx.today, when: 'immediate', unused: 'credit' } as const;
  const { facts } = cancelSubscription(factsOf(history), asked);
  const gone = new Set((await losingTheirReason(ctx, row, ctx.today)).map(({ invoiceId }) => invoiceId));
  return unusedTime(ctx, row, { facts, gone });
}

const losingTheirReason = (ctx: QueryContext, { id, history }: SubscriptionRow, endsOn: Day) =>
  openInvoicesOnlyFor(ctx, { subscriptionId: id, endsOn, changeInvoiceId: history?.pending?.invoiceId ?? null });

/**
 * Voids what was billed beyond the end, and counts those periods back: they are billed again if the wish is withdrawn. A change
 * that is not in force and not paid is given up with it.
 */
async function withdrawInvoices(ctx: CommandContext, of: SubscriptionRow, endsOn: Day): Promise<void> {
  let row = await lockSubscription(ctx, of.id);
  const { clientId, currency, id: subscriptionId } = row;
  for (const { invoiceId, periods } of await losingTheirReason(ctx, row, endsOn)) {
    await ctx.call(voidInvoice, { invoiceId, reason: 'Subscription cancelled' });
    if (periods > 0 && row.anchorOn !== null) row = await countPeriods(ctx, row, -periods);
  }
  const { periods: gathered } = await ctx.call(takeOffGathered, { clientId, currency, subscriptionId });
  if (gathered > 0 && row.anchorOn !== null) row = await countPeriods(ctx, row, -gathered);
  const pending = row.history?.pending;
  if (row.history && pending && !isPlanInvoiced(row.history, pending.periodsInvoiced ?? row.periodsInvoiced))
    await dropPending(ctx, row, 'change given up with the subscription');
}
