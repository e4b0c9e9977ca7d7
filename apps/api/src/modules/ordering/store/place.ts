import { orderItems, orders } from '#db/schema/ordering.ts';
import { actorId } from '#lib/authz/actor.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { add, type Money } from '#lib/money/money.ts';
import { billLines, issueInvoice } from '#modules/billing/index.ts';
import {
  type CataloguePricedItem,
  checkFields,
  describeItem,
  priceItems,
  reserveStock,
  type WantedItem,
} from '#modules/catalog/index.ts';
import type { ClientParty } from '#modules/clients/index.ts';
import { createSubscription } from '#modules/subscriptions/index.ts';
import { nextNumber, readSettings } from '#modules/tenants/index.ts';
import { type Discount, discountOf, type GivenDiscount } from '../core/discount.ts';
import { firstInvoiceLines, type PlannedItem } from '../core/plan-items.ts';
import { splitAmount, unitsOf } from '../core/split-items.ts';
import { oneOrder } from './orders.ts';

export interface DraftItem extends WantedItem {
  fields: Readonly<Record<string, string>>;
  discount?: Discount | undefined;
}

/** An order whose items have their prices. */
export interface PlannedOrder {
  client: ClientParty;
  currency: string;
  /** Who orders decides what can be bought: staff also what is hidden. */
  audience: 'public' | 'staff';
  termsVersion: string | null;
  /** The service is to begin before the days of withdrawal are over. */
  asksForStart: boolean;
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
  return priced.flatMap((item, index) => planItem(item, draft.items[index], ['before_payment']));
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
  const { invoiceId } = await ctx.call(billLines, { clientId: client.clientId, currency, lines });
  const { total, isWaiting } = await ctx.call(issueInvoice, { invoiceId });
  await writeOrder(ctx, order, { orderId, invoiceId, totalMinor: BigInt(total.amountMinor), planned });
  ctx.emit('order.placed', { orderId }, { clientId: client.clientId });
  return { orderId, invoiceId, total, isWaiting };
}

/** The order items of a priced item, one per unit of what is set up on servers; fields of `demanded` timing must be answered. */
export function planItem(
  item: CataloguePricedItem,
  wanted: DraftItem | undefined,
  demanded: Parameters<typeof checkFields>[2],
): PlannedItem[] {
  const units = unitsOf(item.kinds, item.quantity);
  const fields = checkFields(item.fields, wanted?.fields ?? {}, demanded);
  const due = add(item.recurring, item.setup);
  const discount = discountOf(due, wanted?.discount);
  const [recurring, setup, discounts] = [item.recurring, item.setup, discount].map((of) => splitAmount(of, units));
  const choices = item.lines.filter((line) => line.option !== null).map((line) => line.label);
  const description = describeItem({ name: item.name, domain: fields['domain'], choices });
  return units.map((quantity, index) => ({
    productId: item.productId,
    description,
    cycle: item.cycle,
    quantity,
    recurring: recurring?.[index] ?? item.recurring,
    setup: setup?.[index] ?? item.setup,
    discount: discounts?.[index] ?? discount,
    given: givenOf(wanted?.discount, { due, discount, units, nth: index }),
    taxCategory: item.taxCategory,
    options: item.options,
    fields,
    contract: item.contract,
  }));
}

function givenOf(
  wanted: Discount | undefined,
  of: { due: Money; discount: Money; units: readonly number[]; nth: number },
): GivenDiscount | null {
  if (wanted === undefined) return null;
  return {
    kind: wanted.kind,
    percent: wanted.kind === 'percent' ? wanted.percent : null,
    dueMinor: of.due.minor.toString(),
    discountMinor: of.discount.minor.toString(),
    units: of.units.join(','),
    nth: of.nth,
  };
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
  of: { orderId: string; invoiceId: string; totalMinor: bigint; planned: readonly Subscribed[] },
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
      discountMinor: item.discount.minor,
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
