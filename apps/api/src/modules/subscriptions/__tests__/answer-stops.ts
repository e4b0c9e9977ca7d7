import { ask, type Caller, execute } from '#lib/command/execute.ts';
import type { Schedule } from '#lib/jobs/schedule.ts';
import { confirmStop } from '../commands/confirm-stop.ts';
import { getStop } from '../queries/get-stop.ts';
import { listStops } from '../queries/list-stops.ts';

/** Says yes to all that the daily run asks, as staff do; answers to how many questions. */
export async function confirmStops(staff: Caller): Promise<number> {
  const { rows } = await ask(staff, listStops, { filter: { state: 'waiting' } });
  for (const { stopId } of rows) {
    const { snapshot } = await ask(staff, getStop, { stopId });
    await execute(staff, confirmStop, { stopId, snapshot: snapshot ?? '' });
  }
  return rows.length;
}

/** Runs a job in a panel whose staff confirm what the daily run asks. */
export async function runConfirmed(staff: Caller, job: Schedule | undefined): Promise<void> {
  const run = () => job?.run(staff.kernel, staff.tenantId);
  await run();
  if (job?.name === 'subscriptions.invoice_renewals' && (await confirmStops(staff)) > 0) await run();
}
