import { ask, type Caller, execute } from '#lib/command/execute.ts';
import type { MovableClock } from '#lib/time/clock.ts';
import { listServices, suspendService } from '#modules/provisioning/index.ts';
import { cancelSubscription, listSubscriptions } from '#modules/subscriptions/index.ts';
import type { DemoClient } from './demo-clients.ts';

const DAY_SECONDS = 86_400;

/** What became of a customer after the purchase: some are suspended, some leave. */
export async function endOfStory(
  { caller, clock }: { caller: Caller; clock: MovableClock },
  client: DemoClient,
  clientId: string,
): Promise<void> {
  if (client.story !== 'suspended' && client.story !== 'cancelled') return;
  clock.setOffset(-Math.floor(client.daysAgo / 2) * DAY_SECONDS);
  if (client.story === 'suspended') {
    const { rows } = await ask(caller, listServices, { filter: { clientId } });
    for (const { serviceId } of rows)
      await execute(caller, suspendService, { serviceId, reason: 'Outgoing spam from a broken contact form' });
    return;
  }
  const { rows } = await ask(caller, listSubscriptions, { filter: { clientId } });
  for (const { id: subscriptionId } of rows)
    await execute(caller, cancelSubscription, {
      subscriptionId,
      when: 'period_end',
      reason: 'Moves to a site builder',
    });
}
