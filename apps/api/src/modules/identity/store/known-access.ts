import type { Actor } from '#lib/authz/actor.ts';
import type { Kernel, Services } from '#lib/services.ts';

/** What was read about a session or an API key: the actor it speaks for, or null when it may not be used. */
export interface KnownAccess {
  actor: Actor | null;
  /** The user's permission epoch; a token with a newer one asks for a new read. */
  epoch: number;
  allowedIps: readonly string[];
  until: number;
}

const LIFETIME_MS = 30_000;
const MOST_PER_TENANT = 20_000;
const caches = new WeakMap<Kernel, Map<string, Map<string, KnownAccess>>>();

function cacheOf(kernel: Kernel, tenantId: string): Map<string, KnownAccess> {
  const tenants = caches.get(kernel) ?? new Map<string, Map<string, KnownAccess>>();
  caches.set(kernel, tenants);
  const cache = tenants.get(tenantId) ?? new Map<string, KnownAccess>();
  tenants.set(tenantId, cache);
  return cache;
}

/** Answers what is known, or reads and keeps it for at most half a minute. `isFresh` skips what is kept. */
export async function knownAccess(
  of: { kernel: Kernel; tenantId: string; key: string; epoch: number; isFresh: boolean },
  read: () => Promise<Omit<KnownAccess, 'until'>>,
): Promise<KnownAccess> {
  const cache = cacheOf(of.kernel, of.tenantId);
  const now = performance.now();
  const kept = cache.get(of.key);
  if (kept && !of.isFresh && kept.until > now && kept.epoch >= of.epoch) return kept;
  const found = { ...(await read()), until: now + LIFETIME_MS };
  // Who may not come in is not kept: made-up keys must not push out what is known of real ones.
  if (found.actor === null) {
    cache.delete(of.key);
    return found;
  }
  if (cache.size >= MOST_PER_TENANT) cache.clear();
  // A change that was announced while we read replaced the cache: then this answer may be the old one.
  if (cacheOf(of.kernel, of.tenantId) === cache) cache.set(of.key, found);
  return found;
}

/** Forgets all that is kept of a tenant's sessions, keys and permissions. */
export function forgetAccess(kernel: Kernel, tenantId: string): void {
  caches.get(kernel)?.delete(tenantId);
}

const followed = new WeakMap<Services, Set<string>>();

/** From now on hears what other processes change in a tenant. The name is the one that `announceAccessChange` sends. */
export function followAccessChanges(services: Services, tenantId: string, name: string): void {
  const tenants = followed.get(services) ?? new Set<string>();
  followed.set(services, tenants);
  if (tenants.has(tenantId)) return;
  tenants.add(tenantId);
  services.live.subscribe(tenantId, (event) => {
    if (event.name === name) forgetAccess(services, tenantId);
  });
}
