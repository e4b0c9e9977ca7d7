import { ask, type Caller, execute } from '#lib/command/execute.ts';
import type { MovableClock } from '#lib/time/clock.ts';
import { listServices, suspendService } from '#modules/provisioning/index.ts';
import type { DemoClient } from './demo-clients.ts';

const DAY_SECONDS = 86_400;

/** What became of a customer after the purchase: some are suspended. */
export async function endOfStory(
  { caller, clock }: { caller: Caller; clock: MovableClock },
  client: DemoClient,
  clientId: string,
): Promise<void> {
  if (client.story !== 'suspended') return;
  clock.setOffset(-Math.floor(client.daysAgo / 2) * DAY_SECONDS);
  const { rows } = await ask(caller, listServices, { filter: { clientId } });
  for (const { serviceId } of rows)
    await execute(caller, suspendService, { serviceId, reason: 'Outgoing spam from a broken contact form' });
}
