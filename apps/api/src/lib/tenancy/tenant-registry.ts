import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { tenantHosts, tenants } from '#db/schema/kernel.ts';
import { forgetTenantFacts } from '#lib/command/tenant-facts.ts';
import { AppError, notFound } from '#lib/errors/app-error.ts';
import { newId } from '#lib/ids/new-id.ts';
import type { Kernel } from '#lib/services.ts';
import type { Tx } from './database.ts';
import { forgetHosts, hostName } from './hosts.ts';
import { announceTenantChange } from './tenant-changes.ts';
import { withPlatform } from './with-tenant.ts';

type TenantRow = typeof tenants.$inferSelect;

/** What the operator says of a new tenant. */
export type NewTenant = Pick<TenantRow, 'slug' | 'name' | 'locale' | 'currency' | 'timeZone' | 'country' | 'isDemo'>;

/** A tenant as the operator sees it: nothing of its business. */
export interface TenantOverview {
  tenantId: string;
  slug: string;
  name: string;
  status: TenantRow['status'];
  isDemo: boolean;
  createdAt: Temporal.Instant;
  /** The primary one first. */
  hosts: string[];
}

function demandHostName(host: string): void {
  if (hostName(host) !== host) throw new AppError('request.invalid', { fields: { host: 'invalid_host' } });
}

/** One change of the list of tenants at a time: two first runs must not make two first tenants. */
async function lockRegistry(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('panel1.tenants'))`);
}

/**
 * Inserts the row of a tenant, not reachable yet. A creation of this slug that did not get as far as its hosts is taken
 * up again. Throws `tenants.host_taken` for a host or slug of another tenant and, with `isFirst`,
 * `tenants.already_set_up` when there is one.
 */
export async function openTenant(
  kernel: Kernel,
  of: { tenant: NewTenant; hosts: readonly string[]; isFirst: boolean },
): Promise<string> {
  for (const host of of.hosts) demandHostName(host);
  return withPlatform(kernel.db, async (tx) => {
    await lockRegistry(tx);
    const bound = await tx.select().from(tenantHosts);
    if (of.isFirst && bound.length > 0) throw new AppError('tenants.already_set_up');
    if (bound.some(({ host }) => of.hosts.includes(host))) throw new AppError('tenants.host_taken');
    const [known] = await tx.select().from(tenants).where(eq(tenants.slug, of.tenant.slug)).limit(1);
    if (known && bound.some(({ hostTenantId }) => hostTenantId === known.tenantId))
      throw new AppError('tenants.host_taken');
    if (known) return known.tenantId;
    const tenantId = newId();
    await tx.insert(tenants).values({ ...of.tenant, tenantId, status: 'active', createdAt: kernel.clock.real() });
    return tenantId;
  });
}

/** Lets a host name lead to a tenant; the first one is its primary. Throws `tenants.host_taken`. */
export async function bindHost(
  kernel: Kernel,
  of: { tenantId: string; host: string; isPrimary?: boolean },
): Promise<void> {
  demandHostName(of.host);
  await withPlatform(kernel.db, async (tx) => {
    await lockRegistry(tx);
    const bound = await tx.select().from(tenantHosts).where(eq(tenantHosts.hostTenantId, of.tenantId));
    const [holder] = await tx.select().from(tenantHosts).where(eq(tenantHosts.host, of.host));
    if (holder && holder.hostTenantId !== of.tenantId) throw new AppError('tenants.host_taken');
    const isPrimary = of.isPrimary ?? bound.every((row) => !row.isPrimary || row.host === of.host);
    if (isPrimary)
      await tx
        .update(tenantHosts)
        .set({ isPrimary: false })
        .where(and(eq(tenantHosts.hostTenantId, of.tenantId), ne(tenantHosts.host, of.host)));
    await tx
      .insert(tenantHosts)
      .values({ host: of.host, hostTenantId: of.tenantId, isPrimary, createdAt: kernel.clock.real() })
      .onConflictDoUpdate({ target: tenantHosts.host, set: { isPrimary } });
    await announceTenantChange(tx);
  });
  forgetHosts(kernel);
}

/** Takes a host name away from its tenant. Throws `request.not_found` when nobody has it. */
export async function unbindHost(kernel: Kernel, host: string): Promise<void> {
  const gone = await withPlatform(kernel.db, async (tx) => {
    await announceTenantChange(tx);
    return tx.delete(tenantHosts).where(eq(tenantHosts.host, host)).returning({ host: tenantHosts.host });
  });
  if (gone.length === 0) throw notFound();
  forgetHosts(kernel);
}

/** Suspends a tenant (every request and job of it is refused) or lets it work again. */
export async function setTenantStatus(
  kernel: Kernel,
  of: { tenantId: string; status: TenantRow['status'] },
): Promise<void> {
  const changed = await withPlatform(kernel.db, async (tx) => {
    await announceTenantChange(tx);
    return tx
      .update(tenants)
      .set({ status: of.status })
      .where(eq(tenants.tenantId, of.tenantId))
      .returning({ tenantId: tenants.tenantId });
  });
  if (changed.length === 0) throw notFound();
  forgetTenantFacts(kernel);
}

/** All tenants of the instance with their hosts. */
export async function listTenants(kernel: Kernel): Promise<TenantOverview[]> {
  return withPlatform(kernel.db, async (tx) => {
    const rows = await tx.select().from(tenants).orderBy(asc(tenants.createdAt), asc(tenants.tenantId));
    const hosts = await tx.select().from(tenantHosts).orderBy(sql`${tenantHosts.isPrimary} desc`, tenantHosts.host);
    return rows.map(({ tenantId, slug, name, status, isDemo, createdAt }) => ({
      ...{ tenantId, slug, name, status, isDemo, createdAt },
      hosts: hosts.filter((row) => row.hostTenantId === tenantId).map(({ host }) => host),
    }));
  });
}
