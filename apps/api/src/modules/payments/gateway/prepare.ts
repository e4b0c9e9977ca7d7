import type { QueryContext } from '#lib/command/command.ts';
import type { Effect } from '#lib/effects/handler.ts';
import { MAX_AGE_HOURS } from '#lib/effects/next-state.ts';
import { type InvoiceFacts, invoiceFacts } from '#modules/billing/index.ts';
import { clientParty } from '#modules/clients/index.ts';
import { readPluginAccess } from '#modules/plugins/index.ts';
import { allocationRows, getPaymentRow, type PaymentRow } from '../store/payments.ts';
import type { Gateway } from './call.ts';

export interface PreparedPayment {
  gateway: Gateway;
  payment: PaymentRow;
  /** False: it was given up, or its invoices were paid in another way meanwhile. Then nothing (more) is sent. */
  isWanted: boolean;
  /** When the operation was first sent, for probes. */
  startedAt: string;
  /** What every order to the gateway carries. */
  order: {
    operationId: string;
    amount: { amountMinor: string; currency: string };
    description: string;
    reference: string;
  };
}

const MAX_DESCRIPTION = 200;

/**
 * What any call about a payment needs. Null when it was given up before anything was sent; afterwards the question what
 * became of it stays open and must be answered.
 */
export async function preparePayment(ctx: QueryContext, effect: Effect): Promise<PreparedPayment | null> {
  const payment = await getPaymentRow(ctx, effect.resourceId);
  if (isGivenUp(payment) && effect.firstSentAt === null) return null;
  const invoices = await invoicesOf(ctx, payment.id);
  const numbers = invoices.flatMap(({ number }) => number ?? []);
  const reference = numbers[0] ?? (payment.isTopUp ? topUpReference(payment.id) : payment.id);
  const openMinor = invoices.reduce((a, invoice) => a + invoice.openMinor, 0n);
  return {
    gateway: await gatewayOf(ctx, payment.pluginId),
    payment,
    isWanted: !isGivenUp(payment) && (payment.isTopUp || openMinor >= payment.amountMinor),
    startedAt: (effect.firstSentAt ?? ctx.realNow).round('second').toString(),
    order: {
      operationId: payment.id,
      amount: { amountMinor: payment.amountMinor.toString(), currency: payment.currency },
      description: [ctx.tenant.name, ...(numbers.length > 0 ? [numbers.join(', ')] : [])]
        .join(': ')
        .slice(0, MAX_DESCRIPTION),
      reference: reference.slice(0, 64),
    },
  };
}

/** Short enough for a transfer; the end of an id is its random part. */
const topUpReference = (paymentId: string): string => `TOPUP${paymentId.slice(-10).toUpperCase()}`;

const isGivenUp = (payment: PaymentRow) => payment.status === 'cancelled';

export async function gatewayOf(ctx: QueryContext, pluginId: string): Promise<Gateway> {
  const data = ctx.kernel.manifests.find((manifest) => manifest.id === pluginId)?.paymentGateway;
  const isKeyed = (data?.idempotencyWindowHours ?? 0) >= MAX_AGE_HOURS;
  return { tenantId: ctx.tenant.id, pluginId, access: await readPluginAccess(ctx, pluginId), isKeyed };
}

/** The invoices of a payment in their order. */
async function invoicesOf(ctx: QueryContext, paymentId: string): Promise<InvoiceFacts[]> {
  const ids = (await allocationRows(ctx, paymentId)).map((row) => row.invoiceId);
  const facts = await invoiceFacts(ctx, ids);
  return ids.flatMap((id) => facts.find((one) => one.invoiceId === id) ?? []);
}

/** Who pays, as the gateway may know it, and the language that they read. */
export async function payerOf(ctx: QueryContext, of: { clientId: string; customerRef: string | undefined }) {
  const { name, email, locale } = await clientParty(ctx, of.clientId);
  return {
    locale,
    clientId: of.clientId,
    email,
    name: name.slice(0, 200),
    ...(of.customerRef === undefined ? {} : { customerRef: of.customerRef }),
  };
}
