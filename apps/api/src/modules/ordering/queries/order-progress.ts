import type { ServiceStatus } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { readProduct } from '#modules/catalog/index.ts';
import { paymentOfInvoice } from '#modules/payments/index.ts';
import { progressStep } from '../core/progress.ts';
import { orderTokenInput } from '../input.ts';
import { openOrderToken } from '../store/order-token.ts';
import { getOrderRow, invoiceOf, type OrderItemRow, readOrderItems, visibleNumber } from '../store/orders.ts';

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
    input: z.strictObject({ orderToken: orderTokenInput() }),
    example: () => ({ orderToken: 'unknown' }),
    run: async (ctx, input) => {
      const row = await getOrderRow(ctx, await openOrderToken(ctx, input.orderToken));
      const items = await readOrderItems(ctx, [row.id]);
      const subscriptionIds = items.flatMap((item) => item.subscriptionId ?? []);
      const services = await servicesOf(ctx, { subscriptionIds });
      const invoice = await invoiceOf(ctx, row);
      const questions = await openQuestions(ctx, items);
      return {
        orderId: row.id,
        number: visibleNumber(row),
        // Why an order ended is between the provider and the payer.
        status: row.status === 'fraud' ? ('cancelled' as const) : row.status,
        step: progressStep({
          order: row.status,
          invoice: invoice?.status ?? null,
          services: services.map((service) => service.status),
          hasOpenQuestions: questions.length > 0,
        }),
        total: { amountMinor: row.totalMinor.toString(), currency: row.currency },
        invoice: invoice && { invoiceId: invoice.invoiceId, number: invoice.number, status: invoice.status },
        payment: row.invoiceId === null ? null : await paymentOfInvoice(ctx, row.invoiceId),
        createdAt: row.createdAt.toString(),
        items: items.map(({ id: orderItemId, subscriptionId, description, quantity }) => ({
          orderItemId,
          description,
          quantity,
          services: services
            .filter((service) => service.subscriptionId === subscriptionId)
            .map(({ serviceId, label, domain, status }) => ({ serviceId, label, domain, status })),
          questions: questions.filter((question) => question.orderItemId === orderItemId).map((one) => one.key),
        })),
      };
    },
  });

/** Required fields that are asked after payment and have no answer yet. */
async function openQuestions(ctx: QueryContext, items: readonly OrderItemRow[]) {
  const found: { orderItemId: string; key: string }[] = [];
  for (const item of items) {
    const { fields } = await readProduct(ctx, item.productId);
    for (const { key, isRequired, timing } of fields)
      if (isRequired && timing === 'after_payment' && item.configuration.fields[key] === undefined)
        found.push({ orderItemId: item.id, key });
  }
  return found;
}
