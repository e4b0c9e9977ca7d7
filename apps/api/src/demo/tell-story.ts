import { ask, type Caller, execute } from '#lib/command/execute.ts';
import { activateByHand, listServices, suspendService } from '#modules/provisioning/index.ts';
import { cancelSubscription, listSubscriptions } from '#modules/subscriptions/index.ts';
import type { DemoClient } from './demo-clients.ts';

/** What staff do for a customer on this day: sites are moved the day after, some are suspended later, some leave. */
export async function tellStory(
  caller: Caller,
  { client, clientId, daysAgo }: { client: DemoClient; clientId: string; daysAgo: number },
): Promise<void> {
  if (client.withMove && daysAgo === client.daysAgo - 1) await finishMove(caller, clientId);
  if (daysAgo !== Math.floor(client.daysAgo / 2)) return;
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
