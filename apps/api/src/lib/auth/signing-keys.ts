import { desc, eq, lt, sql } from 'drizzle-orm';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { signingKeys } from '#db/schema/kernel.ts';
import { shareMasterKey } from '#lib/crypto/key-locks.ts';
import type { KeyProvider } from '#lib/crypto/key-provider.ts';
import type { Database, Tx } from '#lib/tenancy/database.ts';
import { withPlatform } from '#lib/tenancy/with-tenant.ts';
import type { Clock } from '#lib/time/clock.ts';

const DAY = { hours: 24 };
const LIFETIME = { hours: 30 * 24 };
const CACHE_MS = 60_000;
/** A token may name any key id: unknown ones must not become a query each. */
const RELOAD_PAUSE_MS = 5_000;

type VerifyingKey = Awaited<ReturnType<typeof importJWK>>;
type KeyRow = typeof signingKeys.$inferSelect;

/** The keys that sign access tokens: made, rotated every 30 days, published a day before use and kept a day after. */
export interface SigningKeys {
  /** The key that signs now. */
  current(): Promise<{ id: string; key: VerifyingKey }>;
  /** The public key of an id in our own table; null for every other id. */
  publicKey(id: string): Promise<VerifyingKey | null>;
  /** All keys that are published now, as a JWK set. */
  jwks(): Promise<{ keys: JWK[] }>;
}

interface Options {
  db: Database;
  provider: KeyProvider;
  clock: Clock;
}

const aad = (id: string) => `signing-key:${id}`;

export function createSigningKeys(options: Options): SigningKeys {
  const { provider, clock } = options;
  const imported = new Map<string, Promise<VerifyingKey>>();
  let rows: KeyRow[] = [];
  let loadedAt = Number.NEGATIVE_INFINITY;
  let loading: Promise<void> | undefined;

  function load(): Promise<void> {
    loading ??= currentRows(options)
      .then((found) => {
        rows = found;
        loadedAt = performance.now();
      })
      .finally(() => {
        loading = undefined;
      });
    return loading;
  }

  async function known(olderThanMs: number): Promise<KeyRow[]> {
    if (performance.now() - loadedAt > olderThanMs) await load();
    return rows;
  }

  /** A key verifies for a day after it last signed. */
  const published = (keys: readonly KeyRow[]) => keys.filter((key) => isBefore(clock.real(), key.signsUntil.add(DAY)));

  function once(name: string, make: () => Promise<VerifyingKey>): Promise<VerifyingKey> {
    const made = imported.get(name) ?? make();
    imported.set(name, made);
    made.catch(() => imported.delete(name));
    return made;
  }

  return {
    async current() {
      const keys = await known(CACHE_MS);
      const now = clock.real();
      const row = keys.find((key) => !isBefore(now, key.signsFrom));
      if (!row) throw new Error('no signing key is valid yet');
      const key = await once(`private:${row.id}`, async () => {
        const bytes = await provider.unwrap(row.providerKeyId, row.privateKeyWrapped, aad(row.id));
        return importJWK(JSON.parse(Buffer.from(bytes).toString('utf8')), 'ES256');
      });
      return { id: row.id, key };
    },
    async publicKey(id) {
      const find = (keys: KeyRow[]) => published(keys).find((key) => key.id === id);
      const row = find(await known(CACHE_MS)) ?? find(await known(RELOAD_PAUSE_MS));
      return row ? once(`public:${row.id}`, () => importJWK(row.publicJwk, 'ES256')) : null;
    },
    async jwks() {
      const keys = published(await known(CACHE_MS));
      return { keys: keys.map(({ id, publicJwk }) => ({ ...publicJwk, kid: id, alg: 'ES256', use: 'sig' })) };
    },
  };
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0;

/** The published keys, newest first; makes the first one and, a day ahead, the next one. */
async function currentRows(options: Options): Promise<KeyRow[]> {
  const now = options.clock.real();
  const found = await withPlatform(options.db, read);
  if (isEnough(found, now)) return found;
  return withPlatform(options.db, async (tx) => {
    // One process makes it; the others wait here and then find it.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('panel1.signing_keys'))`);
    const again = await read(tx);
    if (isEnough(again, now)) return again;
    await shareMasterKey(tx);
    await tx.delete(signingKeys).where(lt(signingKeys.signsUntil, now.subtract(DAY)));
    await tx.insert(signingKeys).values(await newKey(options, again[0]));
    return read(tx);
  });
}

/** Wraps the signing keys with the current master key; answers how many were wrapped with another. */
export async function rewrapSigningKeys(tx: Tx, provider: KeyProvider): Promise<number> {
  await shareMasterKey(tx);
  let count = 0;
  for (const { id, privateKeyWrapped, providerKeyId } of await tx.select().from(signingKeys).for('update')) {
    const key = await provider.unwrap(providerKeyId, privateKeyWrapped, aad(id));
    const wrapped = await provider.wrap(key, aad(id));
    if (wrapped.keyId === providerKeyId) continue;
    await tx
      .update(signingKeys)
      .set({ privateKeyWrapped: wrapped.bytes, providerKeyId: wrapped.keyId })
      .where(eq(signingKeys.id, id));
    count += 1;
  }
  return count;
}

function read(tx: Tx): Promise<KeyRow[]> {
  return tx.select().from(signingKeys).orderBy(desc(signingKeys.signsFrom));
}

function isEnough(keys: readonly KeyRow[], now: Temporal.Instant): boolean {
  const newest = keys[0];
  return newest !== undefined && isBefore(now.add(DAY), newest.signsUntil);
}

async function newKey(
  { provider, clock }: Options,
  last: KeyRow | undefined,
): Promise<typeof signingKeys.$inferInsert> {
  const now = clock.real();
  const pair = await generateKeyPair('ES256', { extractable: true });
  const publicJwk = plainJwk(await exportJWK(pair.publicKey));
  const id = await calculateJwkThumbprint(publicJwk);
  const privateJwk = Buffer.from(JSON.stringify(await exportJWK(pair.privateKey)));
  const wrapped = await provider.wrap(privateJwk, aad(id));
  // Published a day before it signs, unless nothing else can sign.
  const signsFrom = last && isBefore(now, last.signsUntil) ? now.add(DAY) : now;
  return {
    id,
    publicJwk,
    privateKeyWrapped: wrapped.bytes,
    providerKeyId: wrapped.keyId,
    createdAt: now,
    signsFrom,
    signsUntil: signsFrom.add(LIFETIME),
  };
}

function plainJwk(jwk: JWK): Record<string, string> {
  const { kty, crv, x, y } = jwk;
  if (!kty || !crv || !x || !y) throw new Error('not an EC public key');
  return { kty, crv, x, y };
}
