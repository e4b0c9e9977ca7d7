import { sql } from 'drizzle-orm';
import { forgetTenantFacts } from '#lib/command/tenant-facts.ts';
import { TENANT_CHANGED } from '#lib/live/hub.ts';
import type { Services } from '#lib/services.ts';
import type { Tx } from './database.ts';
import { forgetHosts } from './hosts.ts';

/**
 * Tells every process, this one too, to read tenants and hosts again. The database sends it at commit, and not at all
 * after a rollback; a process that misses it reads again within half a minute anyway.
 */
export async function announceTenantChange(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_notify(${TENANT_CHANGED}, '')`);
}

/** From now on hears what other processes, the operator's command line among them, change of tenants and hosts. */
export function followTenantChanges(services: Services): void {
  services.live.onTenantChange(() => {
    forgetTenantFacts(services);
    forgetHosts(services);
  });
}
