import { PAYMENT_STATUSES } from '@panel1/shared-types';
import type { QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { dayIn } from '#lib/time/clock.ts';
import type { Attempt } from '#modules/billing/core/index.ts';
import { clientNames, clientParty } from '#modules/clients/index.ts';
import { type PluginAccess, readPluginAccess } from '#modules/plugins/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { attemptResult } from './core/attempt-result.ts';
import { gatewayTitle } from './core/gateway-title.ts';
import { noticeView } from './queries/notice-view.ts';
import { type PaymentProgress, progressOf } from './queries/payment-view.ts';
import { getDisputeRow, openDisputesOf } from './store/disputes.ts';
import { enabledGateways, takes } from './store/gateways.ts';
import { defaultMethod, liveMethods } from './store/methods.ts';
import { getNoticeRow } from './store/notices.ts';
import { allocationRows, getPaymentRow, paymentsFor } from './store/payments.ts';

export async function paymentProgress(ctx: QueryContext, paymentId: string): Promise<PaymentProgress> {
  return progressOf(await getPaymentRow(ctx, paymentId));
}

/** How far the latest payment for an invoice is; null when nobody has begun one. */
export async function paymentOfInvoice(ctx: QueryContext, invoiceId: string): Promise<PaymentProgress | null> {
  const tried = await paymentsFor(ctx, { invoiceIds: [invoiceId], statuses: PAYMENT_STATUSES });
  const latest = tried.at(-1);
  return latest ? progressOf(latest) : null;
}

/** Every time a stored method was charged for an invoice, and whether money for it is under way. */
export async function chargesOf(
  ctx: QueryContext,
  invoiceId: string,
): Promise<{ attempts: Attempt[]; isUnderWay: boolean }> {
  const rows = await paymentsFor(ctx, { invoiceIds: [invoiceId], statuses: PAYMENT_STATUSES });
  const charges = rows.filter(({ kind }) => kind === 'off_session');
  const attempts = charges.map((row) => ({
    methodId: row.paymentMethodId ?? '',
    at: row.createdAt,
    on: dayIn(row.createdAt, ctx.tenant.timeZone),
    result: attemptResult(row),
  }));
  // A page that nobody went on with, and a transfer that nobody has sent, are not under way; a debit from a page is.
  const isUnderWay =
    rows.some(({ status, instructions }) => status === 'unknown' || (status === 'pending' && instructions === null)) ||
    attempts.some(({ result }) => result === 'in_flight');
  return { attempts, isUnderWay };
}

/**
 * The stored method that is charged for a client's invoices in a currency; null where none can be, or where the tenant
 * charges nobody whose bank questions a payment.
 */
export async function chargeableMethod(
  ctx: QueryContext,
  of: { clientId: string; currency: string },
): Promise<{ paymentMethodId: string; setOn: Temporal.PlainDate } | null> {
  const { pausesCharges } = await readSettings(ctx, 'disputes');
  if (pausesCharges && (await openDisputesOf(ctx, of.clientId)) > 0) return null;
  const method = await defaultMethod(ctx, of.clientId);
  const gateway = (await enabledGateways(ctx)).find((one) => one.pluginId === method?.pluginId);
  if (!method || !gateway?.features.includes('chargeSaved') || !takes(gateway, of.currency)) return null;
  return { paymentMethodId: method.id, setOn: dayIn(method.createdAt, ctx.tenant.timeZone) };
}

/** Settings and secrets of a gateway that takes webhooks; any other one is "not found". */
export async function webhookGateway(ctx: QueryContext, pluginId: string): Promise<PluginAccess> {
  const gateway = (await enabledGateways(ctx)).find((one) => one.pluginId === pluginId);
  if (!gateway?.features.includes('parseWebhook')) throw notFound();
  return readPluginAccess(ctx, pluginId);
}

/** A parked notice as mails to staff tell of it. Throws `request.not_found`. */
export async function noticeFacts(ctx: QueryContext, noticeId: string) {
  const { pluginId, kind, note, receivedAt, payment } = await noticeView(ctx, await getNoticeRow(ctx, noticeId));
  return {
    gatewayName: ctx.kernel.manifests.find((one) => one.id === pluginId)?.name ?? pluginId,
    kind,
    reason: note ?? '',
    receivedAt: Temporal.Instant.from(receivedAt),
    clientName: payment?.clientName ?? '',
    amount: payment && { minor: BigInt(payment.amount.amountMinor), currency: payment.amount.currency },
  };
}

/** A dispute as others look at it. Throws `request.not_found`. */
export async function disputeFacts(ctx: QueryContext, disputeId: string) {
  const row = await getDisputeRow(ctx, disputeId);
  const allocations = await allocationRows(ctx, row.paymentId);
  return {
    clientId: row.clientId,
    clientName: (await clientNames(ctx, [row.clientId])).get(row.clientId) ?? '',
    gatewayName: ctx.kernel.manifests.find((one) => one.id === row.pluginId)?.name ?? row.pluginId,
    status: row.status,
    reason: row.reason,
    amount: { minor: row.amountMinor, currency: row.currency },
    evidenceDueAt: row.evidenceDueAt,
    booking: row.booking,
    invoiceIds: allocations.map((one) => one.invoiceId),
  };
}

/** A payment as mails tell of it. */
export interface PaymentFacts {
  clientId: string;
  amountMinor: bigint;
  currency: string;
  /** What may be shown of a saved method, or the gateway's own name; empty for money that came by hand. */
  methodLabel: string;
  failureCode: string | null;
  /** The gateway's own words, in English. */
  failureMessage: string | null;
  settledAt: Temporal.Instant | null;
  /** Buys credit instead of paying invoices. */
  isTopUp: boolean;
  /** In the order in which they are paid. */
  invoiceIds: string[];
}

/** Facts of a payment; throws `request.not_found`. */
export async function paymentFacts(ctx: QueryContext, paymentId: string): Promise<PaymentFacts> {
  const row = await getPaymentRow(ctx, paymentId);
  const { clientId, amountMinor, currency, failureCode, failureMessage, settledAt } = row;
  const allocations = await allocationRows(ctx, paymentId);
  const method = (await liveMethods(ctx, clientId)).find((one) => one.id === row.paymentMethodId);
  const { locale } = await clientParty(ctx, clientId);
  const gateway = ctx.kernel.manifests.find((one) => one.id === row.pluginId)?.paymentGateway;
  return {
    clientId,
    amountMinor,
    currency,
    methodLabel: method?.label ?? (gateway ? gatewayTitle(gateway, locale) : ''),
    failureCode,
    failureMessage,
    settledAt,
    isTopUp: row.isTopUp,
    invoiceIds: allocations.map((one) => one.invoiceId),
  };
}
