import type { CommandContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { applyCredit, type InvoiceFacts, lockPayable, usableCredit } from '#modules/billing/index.ts';
import { movePayment, type PaymentRow, paymentsFor, topUpsOf } from './payments.ts';

/** What is to be paid: invoices of one client in one currency, locked. */
export interface Due {
  clientId: string;
  currency: string;
  /** Only those that still wait for money. */
  invoices: InvoiceFacts[];
  amountMinor: bigint;
}

/** Locks the invoices of a new payment and sums what they wait for; throws when they do not belong together. */
export async function lockDue(ctx: CommandContext, invoiceIds: readonly string[]): Promise<Due> {
  const facts = await lockPayable(ctx, [...new Set(invoiceIds)]);
  const [first] = facts;
  if (!first) throw new AppError('payments.nothing_due');
  const { clientId, currency } = first;
  if (facts.some((one) => one.clientId !== clientId || one.currency !== currency))
    throw new AppError('request.invalid', { fields: { invoiceIds: 'do_not_belong_together' } });
  const invoices = facts.filter((one) => one.openMinor > 0n);
  return { clientId, currency, invoices, amountMinor: invoices.reduce((a, one) => a + one.openMinor, 0n) };
}

/** Spends the client's credit on what is due, the first invoice first; answers what is left to pay. */
export async function spendCredit(ctx: CommandContext, due: Due): Promise<Due> {
  for (const { invoiceId } of due.invoices)
    if ((await usableCredit(ctx, invoiceId)) > 0n) await ctx.call(applyCredit, { invoiceId });
  return lockDue(
    ctx,
    due.invoices.map((one) => one.invoiceId),
  );
}

const LIVE = ['planned', 'needs_action', 'pending', 'unknown'] as const;

/**
 * Gives up what the payer began before and did not finish: a page, a transfer that nobody made. Throws
 * `payments.in_progress` when money may be on its way, so that nobody pays twice.
 */
export async function replaceEarlier(ctx: CommandContext, due: Due): Promise<void> {
  const invoiceIds = due.invoices.map((one) => one.invoiceId);
  await giveUp(ctx, await paymentsFor(ctx, { invoiceIds, statuses: LIVE }));
}

/** The same for credit that the client began to buy. */
export async function replaceEarlierTopUps(ctx: CommandContext, clientId: string): Promise<void> {
  await giveUp(ctx, await topUpsOf(ctx, { clientId, statuses: LIVE }));
}

async function giveUp(ctx: CommandContext, earlier: readonly PaymentRow[]): Promise<void> {
  if (earlier.some(isUnderWay)) throw new AppError('payments.in_progress');
  for (const row of earlier) await movePayment(ctx, row, { action: 'cancel', change: { redirectUrl: null } });
}

function isUnderWay(row: PaymentRow): boolean {
  if (row.kind === 'off_session') return true;
  // A page that is only planned or open takes money when its payer acts; a transfer when he makes it.
  return row.status === 'unknown' || (row.status === 'pending' && row.instructions === null);
}
