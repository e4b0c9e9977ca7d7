import { eq } from 'drizzle-orm';
import { tenants } from '#db/schema/kernel.ts';
import type { Schedule } from '#lib/jobs/schedule.ts';
import type { Services } from '#lib/services.ts';
import { withPlatform } from '#lib/tenancy/with-tenant.ts';

const lastRounds = new WeakMap<Services, Map<string, number>>();

/** Makes every schedule due at once, as after downtime. */
export function restartSchedules(services: Services): void {
  lastRounds.delete(services);
}

/** Jobs of the schedules whose turn has come, one per active tenant. The bucket in the id makes two relays add one. */
export async function dueSchedules(services: Services, schedules: readonly Schedule[]) {
  const rounds = lastRounds.get(services) ?? new Map<string, number>();
  lastRounds.set(services, rounds);
  const seconds = Math.floor(services.clock.real().epochMilliseconds / 1000);
  const due = schedules.filter((schedule) => {
    const bucket = Math.floor(seconds / schedule.everySeconds);
    if (rounds.get(schedule.name) === bucket) return false;
    rounds.set(schedule.name, bucket);
    return true;
  });
  if (due.length === 0) return [];
  const active = await withPlatform(services.db, (tx) =>
    tx.select({ tenantId: tenants.tenantId }).from(tenants).where(eq(tenants.status, 'active')),
  );
  return due.flatMap(({ name, everySeconds }) =>
    active.map(({ tenantId }) => ({
      id: `${name}-${tenantId}-${Math.floor(seconds / everySeconds)}`,
      data: { schedule: name, tenantId },
    })),
  );
}

/** Jobs of the schedules that an event makes due for its tenant before their turn. */
export function promptedSchedules(
  schedules: readonly Schedule[],
  events: readonly { id: string; name: string; tenantId: string }[],
) {
  return events.flatMap(({ id, name: event, tenantId }) =>
    schedules
      .filter(({ promptedBy = [] }) => promptedBy.some((one) => one === event))
      .map(({ name }) => ({ id: `${name}-${tenantId}-${id}`, data: { schedule: name, tenantId } })),
  );
}
