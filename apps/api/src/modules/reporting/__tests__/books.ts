import { ask, type Caller, execute } from '#lib/command/execute.ts';
import { createInvoice, issueInvoice, listInvoices } from '#modules/billing/index.ts';
import { recordPayment } from '#modules/payments/index.ts';
import { createSubscription, subscriptionJobs, subscriptionsConsumer } from '#modules/subscriptions/index.ts';
import { runConfirmed } from '#modules/subscriptions/testing.ts';
import type { TestWorld } from '../../../../test/world.ts';

/** Moves business time to a moment of a day in the tenant's zone, noon by default. */
export function goTo(world: TestWorld, day: string, time = '12:00'): void {
  const moment = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: time });
  world.clock.passTo(moment.toInstant());
}

/** Pays what an invoice still asks for, by hand; answers the payment. */
export async function pay(staff: Caller, invoiceId: string, amountMinor: string): Promise<string> {
  const { paymentId } = await execute(staff, recordPayment, {
    invoiceIds: [invoiceId],
    amountMinor,
    reference: 'Cash',
  });
  return paymentId;
}

interface Ordered {
  clientId: string;
  productId: string;
  priceMinor: string;
  cycle?: 'monthly' | 'annually';
  currency?: string;
}

/** A subscription that begins now, its first period paid. */
export async function subscribe(world: TestWorld, of: Ordered): Promise<string> {
  const { clientId, productId, priceMinor, cycle = 'monthly', currency = 'EUR' } = of;
  const terms = { clientId, productId, description: 'Plan', cycle, quantity: 1, currency, recurringMinor: priceMinor };
  const { subscriptionId } = await execute(world.owner, createSubscription, terms);
  const line = { kind: 'recurring' as const, description: 'Plan', subscriptionId, unitPriceMinor: priceMinor };
  const { invoiceId } = await execute(world.owner, createInvoice, { clientId, currency, lines: [line] });
  await execute(world.owner, issueInvoice, { invoiceId });
  await pay(world.owner, invoiceId, priceMinor);
  await world.drain([subscriptionsConsumer]);
  return subscriptionId;
}

/** The nightly jobs of a day, and everything paid that these clients owe by then. */
export async function live(world: TestWorld, clientIds: readonly string[]): Promise<void> {
  for (const job of subscriptionJobs) await runConfirmed(world.owner, job);
  await world.drain([subscriptionsConsumer]);
  for (const clientId of clientIds) {
    const { rows } = await ask(world.owner, listInvoices, { filter: { clientId, status: 'issued' } });
    for (const { id, due } of rows) await pay(world.owner, id, due.amountMinor);
  }
  await world.drain([subscriptionsConsumer]);
}
