import { and, desc, eq } from 'drizzle-orm';
import { tenantHosts } from '#db/schema/kernel.ts';
import type { Kernel } from '#lib/services.ts';
import { withPlatform } from './with-tenant.ts';

const LIFETIME_MS = 30_000;
const MOST_KEPT = 10_000;

interface Kept {
  tenantId: string | null;
  until: number;
}

const caches = new WeakMap<Kernel, Map<string, Kept>>();

function cacheOf(kernel: Kernel): Map<string, Kept> {
  const cache = caches.get(kernel) ?? new Map<string, Kept>();
  caches.set(kernel, cache);
  return cache;
}

/** Name of a Host header: lower case, without port and final dot; null when it is no host name or address. */
export function hostName(header: string | undefined): string | null {
  const [, name] =
    /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9._-]{1,253}?)\.?(?::\d{1,5})?$/.exec(header?.toLowerCase() ?? '') ?? [];
  return name ?? null;
}

/** The tenant that a Host header belongs to; null for a name that nobody has. Kept for half a minute at most. */
export async function resolveHost(kernel: Kernel, header: string | undefined): Promise<string | null> {
  const host = hostName(header);
  if (host === null) return null;
  const cache = cacheOf(kernel);
  const now = performance.now();
  const kept = cache.get(host);
  if (kept && kept.until > now) return kept.tenantId;
  const [row] = await withPlatform(kernel.db, (tx) =>
    tx.select({ tenantId: tenantHosts.hostTenantId }).from(tenantHosts).where(eq(tenantHosts.host, host)),
  );
  const tenantId = row?.tenantId ?? null;
  if (cache.size >= MOST_KEPT) cache.clear();
  // A change that was announced while we read replaced the cache: then this answer may be the old one.
  if (cacheOf(kernel) === cache) cache.set(host, { tenantId, until: now + LIFETIME_MS });
  return tenantId;
}

/** Forgets which host is whose; called when one is bound or unbound. */
export function forgetHosts(kernel: Kernel): void {
  caches.delete(kernel);
}

/**
 * The origin for links in mails and documents: the tenant's primary host, else the instance's own address. Never taken
 * from a request.
 */
export async function tenantOrigin(kernel: Kernel, publicUrl: string, tenantId: string): Promise<string> {
  const [row] = await withPlatform(kernel.db, (tx) =>
    tx
      .select({ host: tenantHosts.host })
      .from(tenantHosts)
      .where(and(eq(tenantHosts.hostTenantId, tenantId), eq(tenantHosts.isPrimary, true)))
      .orderBy(desc(tenantHosts.createdAt))
      .limit(1),
  );
  if (!row) return publicUrl;
  const url = new URL(publicUrl);
  url.hostname = row.host;
  return url.origin;
}
