import { id, locale, type ServiceStatus } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { paymentOfInvoice } from '#modules/payments/index.ts';
import { progressStep } from '../core/progress.ts';
import { orderTokenInput } from '../input.ts';
import { getOrderRow, invoiceOf, type OrderRow, readOrderItems, visibleNumber } from '../store/orders.ts';
import { questionsOf } from '../store/questions.ts';
import { openToken } from '../store/sealed-token.ts';

/** What provisioning tells of the services of some subscriptions. It may not be imported here: it imports this module. */
export type ServicesOf = (
  ctx: QueryContext,
  of: { subscriptionIds: readonly string[] },
) => Promise<
  readonly { serviceId: string; subscriptionId: string; label: string; domain: string | null; status: ServiceStatus }[]
>;

/** How an order goes on, for whoever holds its token: payment, set-up of each service, what is still asked. */
export const orderProgressWith = (servicesOf: ServicesOf) =>
  defineQuery({
    name: 'ordering.order_progress',
    permission: 'public',
    limits: [{ by: 'ip', points: 240, seconds: 60 }],
    input: z.strictObject({ orderToken: orderTokenInput(), locale: z.optional(locale()) }),
    example: () => ({ orderToken: 'unknown' }),
    run: async (ctx, input) => {
      const row = await getOrderRow(ctx, await openToken(ctx, 'order', input.orderToken));
      return progressOf(ctx, row, { servicesOf, locale: input.locale });
    },
  });

/** The same for a contact of the account, and for staff. */
export const followOrderWith = (servicesOf: ServicesOf) =>
  defineQuery({
    name: 'ordering.follow_order',
    permission: 'order:read',
    input: z.strictObject({ orderId: id(), locale: z.optional(locale()) }),
    example: (known) => ({ orderId: known('order') }),
    run: async (ctx, input) =>
      progressOf(ctx, await getOrderRow(ctx, input.orderId), { servicesOf, locale: input.locale }),
  });

async function progressOf(
  ctx: QueryContext,
  row: OrderRow,
  of: { servicesOf: ServicesOf; locale: string | undefined },
) {
  const items = await readOrderItems(ctx, [row.id]);
  const subscriptionIds = items.flatMap((item) => item.subscriptionId ?? []);
  const services = await of.servicesOf(ctx, { subscriptionIds });
  const invoice = await invoiceOf(ctx, row);
  const asked = await questionsOf(ctx, items, of.locale);
  return {
    orderId: row.id,
    number: visibleNumber(row),
    // Why an order ended is between the provider and the payer.
    status: row.status === 'fraud' ? ('cancelled' as const) : row.status,
    step: progressStep({
      order: row.status,
      invoice: invoice?.status ?? null,
      services: services.map((service) => service.status),
      hasOpenQuestions: [...asked.values()].some((one) => one.isWaiting),
    }),
    total: { amountMinor: row.totalMinor.toString(), currency: row.currency },
    invoice: invoice && { invoiceId: invoice.invoiceId, number: invoice.number, status: invoice.status },
    payment: row.invoiceId === null ? null : await paymentOfInvoice(ctx, row.invoiceId),
    createdAt: row.createdAt.toString(),
    items: items.map(({ id: orderItemId, subscriptionId, description, quantity }) => ({
      orderItemId,
      subscriptionId,
      description,
      quantity,
      services: services
        .filter((service) => service.subscriptionId === subscriptionId)
        .map(({ serviceId, label, domain, status }) => ({ serviceId, label, domain, status })),
      questions: asked.get(orderItemId)?.questions ?? [],
      answers: asked.get(orderItemId)?.answers ?? [],
    })),
  };
}
