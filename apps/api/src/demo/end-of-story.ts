import { ask, type Caller, execute } from '#lib/command/execute.ts';
import type { MovableClock } from '#lib/time/clock.ts';
import { activateByHand, listServices, suspendService } from '#modules/provisioning/index.ts';
import { cancelSubscription, listSubscriptions } from '#modules/subscriptions/index.ts';
import type { DemoClient } from './demo-clients.ts';

const DAY_SECONDS = 86_400;

interface Teller {
  caller: Caller;
  clock: MovableClock;
}

/** What became of a customer after the purchase: sites are moved, some are suspended, some leave. */
export async function endOfStory({ caller, clock }: Teller, client: DemoClient, clientId: string): Promise<void> {
  if (client.withMove) {
    clock.setOffset(-(client.daysAgo - 1) * DAY_SECONDS);
    await finishMove(caller, clientId);
  }
  clock.setOffset(-Math.floor(client.daysAgo / 2) * DAY_SECONDS);
  if (client.story === 'suspended') await suspendAll(caller, clientId);
  if (client.story === 'cancelled') await cancelAll(caller, clientId);
}

/** The team moved the site over: what no panel delivers, staff mark as delivered. */
async function finishMove(caller: Caller, clientId: string): Promise<void> {
  const { rows } = await ask(caller, listServices, { filter: { clientId, status: 'pending' } });
  for (const { serviceId, kind } of rows) if (kind === 'one_off') await execute(caller, activateByHand, { serviceId });
}

async function suspendAll(caller: Caller, clientId: string): Promise<void> {
  const { rows } = await ask(caller, listServices, { filter: { clientId } });
  for (const { serviceId } of rows)
    await execute(caller, suspendService, { serviceId, reason: 'Outgoing spam from a broken contact form' });
}

async function cancelAll(caller: Caller, clientId: string): Promise<void> {
  const { rows } = await ask(caller, listSubscriptions, { filter: { clientId } });
  for (const { id: subscriptionId } of rows) {
    const reason = 'Moves to a site builder';
    await execute(caller, cancelSubscription, { subscriptionId, when: 'period_end', reason });
  }
}
