import { ask, execute, runAsSystem } from '#lib/command/execute.ts';
import { billingDifference } from '#modules/billing/core/index.ts';
import { applyPayment, billedTime, createInvoice, issueInvoice } from '#modules/billing/index.ts';
import { getInvoice } from '#modules/billing/testing.ts';
import type { TestWorld } from '../../../../test/world.ts';
import { createSubscription } from '../commands/create-subscription.ts';
import { factsOf, historyOf } from '../store/history.ts';
import { asBilled } from '../store/plan.ts';
import { getSubscriptionRow } from '../store/subscriptions.ts';
import { subscriptionsConsumer } from '../subscribers.ts';

/** Moves business time to noon of a day in the tenant's zone. */
export function moveTo(world: TestWorld, day: string): void {
  const noon = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: '12:00' });
  world.clock.passTo(noon.toInstant());
}

/** What still should be billed or given back of all that was ever billed: nothing, where all is right. */
export const stillToBill = (world: TestWorld, of: { subscriptionId: string; through: string }) =>
  runAsSystem(world.kernel, { tenantId: world.tenantId, name: 'test', requestId: 'test' }, async (ctx) => {
    const history = historyOf(await getSubscriptionRow(ctx, of.subscriptionId));
    const billed = (await billedTime(ctx, of.subscriptionId)).map((line) => asBilled(line, history));
    return billingDifference({ facts: factsOf(history), billed, through: Temporal.PlainDate.from(of.through) });
  });

/** Pays all that is due of an invoice, and lets the subscriptions hear of it. */
export async function payInvoice(world: TestWorld, of: { clientId: string; invoiceId: string }): Promise<void> {
  const { clientId, invoiceId } = of;
  const { due } = await ask(world.owner, getInvoice, { invoiceId });
  const paymentId = crypto.randomUUID();
  if (due.amountMinor !== '0')
    await execute(world.owner, applyPayment, { paymentId, clientId, ...due, invoiceIds: [invoiceId] });
  await world.drain([subscriptionsConsumer]);
}

export interface Ordered {
  clientId: string;
  productId: string;
  /** Of one unit. */
  price?: string;
  quantity?: number;
  contract?: { minimumMonths: number; renewalMonths: number | null; noticeDays: number } | null;
  /** Off the first invoice. */
  discount?: string;
}

/** An active monthly subscription whose first period is paid, begun today; answers its id. */
export async function anActivePlan(world: TestWorld, of: Ordered): Promise<string> {
  const { subscriptionId, invoiceId } = await anOrderedPlan(world, of);
  await payInvoice(world, { clientId: of.clientId, invoiceId });
  return subscriptionId;
}

/** A monthly subscription whose first invoice is not paid yet. */
export async function anOrderedPlan(world: TestWorld, of: Ordered) {
  const { clientId, productId, price = '3000', quantity = 1, discount, contract = null } = of;
  const recurringMinor = (BigInt(price) * BigInt(quantity)).toString();
  const wish = { clientId, productId, description: 'Small', cycle: 'monthly', quantity, currency: 'EUR' } as const;
  const { subscriptionId } = await execute(world.owner, createSubscription, { ...wish, recurringMinor, contract });
  const line = { kind: 'recurring', description: 'Small', subscriptionId } as const;
  const lines = [{ ...line, quantity: quantity.toString(), unitPriceMinor: price }];
  const less = discount === undefined ? [] : [{ ...line, kind: 'discount' as const, unitPriceMinor: `-${discount}` }];
  const { invoiceId } = await execute(world.owner, createInvoice, { clientId, lines: [...lines, ...less] });
  await execute(world.owner, issueInvoice, { invoiceId });
  return { subscriptionId, invoiceId };
}
