import { orderItems, orders } from '#db/schema/ordering.ts';
import { actorId } from '#lib/authz/actor.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { billLines, issueInvoice } from '#modules/billing/index.ts';
import { priceItems, reserveStock } from '#modules/catalog/index.ts';
import type { ClientParty } from '#modules/clients/index.ts';
import { createSubscription } from '#modules/subscriptions/index.ts';
import { nextNumber, readSettings } from '#modules/tenants/index.ts';
import { firstInvoiceLines, type PlannedItem } from '../core/plan-items.ts';
import { oneOrder } from './orders.ts';
import { type DraftItem, planItem } from './plan-item.ts';

/** An order whose items have their prices. */
export interface PlannedOrder {
  client: ClientParty;
  currency: string;
  /** Who orders decides what can be bought: staff also what is hidden. */
  audience: 'public' | 'staff';
  termsVersion: string | null;
  /** The service is to begin before the days of withdrawal are over. */
  asksForStart: boolean;
  /** Coupons that were entered; each must take something off the first invoice. */
  couponCodes: readonly string[];
  /** Why a person must look first; null: nobody must. */
  reviewReason: string | null;
}

export interface OrderDraft extends PlannedOrder {
  items: readonly DraftItem[];
}

/** Places an order at the prices of the catalogue in the running transaction; see {@link placePlanned}. */
export async function placeOrder(ctx: CommandContext, draft: OrderDraft) {
  return placePlanned(ctx, draft, await planItems(ctx, draft));
}

/** The items of an order at the prices of the catalogue; what is asked before payment must be answered. */
export async function planItems(
  ctx: QueryContext,
  draft: Pick<OrderDraft, 'client' | 'currency' | 'audience' | 'items'>,
): Promise<PlannedItem[]> {
  const { client, currency, audience } = draft;
  if (client.currency !== currency) throw new AppError('ordering.currency_mismatch');
  if (draft.items.length === 0) throw new AppError('ordering.cart_empty');
  const priced = await priceItems(ctx, draft.items, { currency, audience, locale: client.locale });
  return priced.flatMap((item, index) =>
    planItem(item, { wanted: draft.items[index], demanded: ['before_payment'], nth: index }),
  );
}

/**
 * Places an order of items with their prices in the running transaction: stock, pending subscriptions, the issued invoice
 * (`isWaiting`: it is issued when the VAT number was checked), the order. Order and invoice number come as the last steps.
 */
export async function placePlanned(ctx: CommandContext, order: PlannedOrder, items: readonly PlannedItem[]) {
  const { client, currency } = order;
  if (client.status === 'closed') throw new AppError('clients.closed');
  await reserve(ctx, items);
  const orderId = ctx.newId();
  const planned = await subscribeTo(ctx, items, order);
  const lines = planned.flatMap(({ item, subscriptionId }) =>
    firstInvoiceLines(item).map((line) => ({ ...line, subscriptionId })),
  );
  const couponCodes = [...order.couponCodes];
  const { invoiceId, discountMinor } = await ctx.call(billLines, {
    clientId: client.clientId,
    ...{ currency, lines, couponCodes },
  });
  const { total, isWaiting } = await ctx.call(issueInvoice, { invoiceId });
  const discounts = discountsOf(lines, discountMinor);
  await writeOrder(ctx, order, { orderId, invoiceId, totalMinor: BigInt(total.amountMinor), planned, discounts });
  ctx.emit('order.placed', { orderId }, { clientId: client.clientId });
  return { orderId, invoiceId, total, isWaiting };
}

/** What the first invoice takes off each subscription. */
function discountsOf(lines: readonly { subscriptionId: string }[], discountMinor: readonly string[]) {
  const sums = new Map<string, bigint>();
  for (const [at, { subscriptionId }] of lines.entries())
    sums.set(subscriptionId, (sums.get(subscriptionId) ?? 0n) + BigInt(discountMinor[at] ?? '0'));
  return sums;
}

/** Takes the stock in the order of the products' ids, so that two orders never wait for each other in a circle. */
async function reserve(ctx: CommandContext, items: readonly PlannedItem[]): Promise<void> {
  const wanted = new Map<string, number>();
  for (const item of items) wanted.set(item.productId, (wanted.get(item.productId) ?? 0) + item.quantity);
  for (const [productId, quantity] of [...wanted].sort(([a], [b]) => (a < b ? -1 : 1)))
    await ctx.call(reserveStock, { productId, quantity });
}

interface Subscribed {
  item: PlannedItem;
  orderItemId: string;
  subscriptionId: string;
}

async function subscribeTo(
  ctx: CommandContext,
  items: readonly PlannedItem[],
  { client, currency }: PlannedOrder,
): Promise<Subscribed[]> {
  const planned: Subscribed[] = [];
  for (const item of items) {
    const { productId, description, cycle, quantity, taxCategory, options, fields, contract } = item;
    const orderItemId = ctx.newId();
    const { subscriptionId } = await ctx.call(createSubscription, {
      ...{ clientId: client.clientId, productId, orderItemId, description, cycle, quantity, currency, taxCategory },
      recurringMinor: item.recurring.minor.toString(),
      configuration: { options, fields },
      contract,
    });
    planned.push({ item, orderItemId, subscriptionId });
  }
  return planned;
}

async function writeOrder(
  ctx: CommandContext,
  draft: PlannedOrder,
  of: {
    orderId: string;
    invoiceId: string;
    totalMinor: bigint;
    planned: readonly Subscribed[];
    discounts: ReadonlyMap<string, bigint>;
  },
): Promise<void> {
  const { orderId, invoiceId, totalMinor } = of;
  const { client, currency, reviewReason, termsVersion, asksForStart } = draft;
  const { expiresAfterDays } = await readSettings(ctx, 'ordering');
  const shared = { tenantId: ctx.tenant.id, clientId: client.clientId, currency };
  await ctx.tx.insert(orders).values({
    ...shared,
    id: orderId,
    number: orderId,
    status: reviewReason === null ? 'pending' : 'in_review',
    totalMinor,
    invoiceId,
    placedById: actorId(ctx.actor),
    isPlacedByStaff: draft.audience === 'staff',
    termsVersion,
    termsAcceptedAt: termsVersion === null ? null : ctx.now,
    startAskedAt: asksForStart ? ctx.now : null,
    ip: ctx.origin.ip,
    reviewReason,
    createdAt: ctx.now,
    expiresAt: ctx.now.add({ hours: 24 * expiresAfterDays }),
  });
  await ctx.tx.insert(orderItems).values(
    of.planned.map(({ item, orderItemId, subscriptionId }, position) => ({
      ...shared,
      id: orderItemId,
      orderId,
      productId: item.productId,
      description: item.description,
      cycle: item.cycle,
      quantity: item.quantity,
      recurringMinor: item.recurring.minor,
      setupMinor: item.setup.minor,
      discountMinor: of.discounts.get(subscriptionId) ?? 0n,
      configuration: { options: item.options, fields: item.fields },
      subscriptionId,
      position,
    })),
  );
  ctx.atEnd(async () => {
    const number = await nextNumber(ctx, 'order');
    await ctx.tx.update(orders).set({ number }).where(oneOrder(ctx, orderId));
  });
}
