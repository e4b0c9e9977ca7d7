import { eq } from 'drizzle-orm';
import { tenants } from '#db/schema/kernel.ts';
import { AppError } from '#lib/errors/app-error.ts';
import type { Kernel } from '#lib/services.ts';
import type { Tx } from '#lib/tenancy/database.ts';
import type { TenantFacts } from './command.ts';

interface Cached {
  facts: TenantFacts;
  status: string;
  until: number;
}

const LIFETIME_MS = 30_000;
const caches = new WeakMap<Kernel, Map<string, Cached>>();

/** The tenant's facts, kept per process until they change, half a minute at most; throws `tenants.suspended` for a suspended tenant. */
export async function tenantFacts(kernel: Kernel, tx: Tx, tenantId: string): Promise<TenantFacts> {
  const cache = caches.get(kernel) ?? new Map<string, Cached>();
  caches.set(kernel, cache);
  const now = kernel.clock.real().epochMilliseconds;
  let entry = cache.get(tenantId);
  if (!entry || entry.until < now) {
    const [row] = await tx.select().from(tenants).where(eq(tenants.tenantId, tenantId));
    if (!row) throw new AppError('request.unknown_host');
    const { name, locale, currency, timeZone, country, isDemo, status } = row;
    entry = {
      facts: { id: tenantId, name, locale, currency, timeZone, country, isDemo },
      status,
      until: now + LIFETIME_MS,
    };
    // A change that was announced while we read replaced the cache: then this may be the old row.
    if (caches.get(kernel) === cache) cache.set(tenantId, entry);
  }
  if (entry.status !== 'active') throw new AppError('tenants.suspended');
  return entry.facts;
}

/** Forgets what is kept of all tenants; called when one changes. */
export function forgetTenantFacts(kernel: Kernel): void {
  caches.delete(kernel);
}
