import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { tenantKeys } from '#db/schema/kernel.ts';
import { newId } from '#lib/ids/new-id.ts';
import type { Tx } from '#lib/tenancy/database.ts';
import { shareDataKeys, shareMasterKey } from './key-locks.ts';
import type { KeyProvider } from './key-provider.ts';

/** Where a sealed value lives. Bound into it: pasted into another tenant, table, column or row it does not open. */
export interface Place {
  tenantId: string;
  table: string;
  column: string;
  rowId: string;
}

/** Seals and opens secrets with a data key per tenant. Every call runs in a transaction of that tenant. */
export interface Envelope {
  seal(tx: Tx, place: Place, plaintext: string): Promise<Uint8Array>;
  open(tx: Tx, place: Place, sealed: Uint8Array): Promise<string>;
  /** Makes a new current data key; the old ones stay for what they sealed. Answers the new key's id. */
  rotate(tx: Tx, tenantId: string, now: Temporal.Instant): Promise<string>;
  /** Wraps the tenant's data keys with the current master key; answers how many were wrapped with another. */
  rewrap(tx: Tx, tenantId: string): Promise<number>;
}

// Blob: version (1) | key id (16, found in SQL by reseal.ts) | nonce (12) | tag (16) | ciphertext. NIST SP 800-38D: random 96-bit nonces.
const VERSION = 1;
const KEY_ID = 16;
const NONCE = 12;
const TAG = 16;
const HEADER = 1 + KEY_ID + NONCE + TAG;
const CACHE_MS = 300_000;

function aad(place: Place): Buffer {
  return Buffer.from(JSON.stringify([VERSION, place.tenantId, place.table, place.column, place.rowId]));
}

export function createEnvelope(provider: KeyProvider): Envelope {
  const dataKey = cachedDataKeys(provider);
  return {
    async seal(tx, place, plaintext) {
      await shareDataKeys(tx, place.tenantId);
      const keyId = await currentKeyId(tx, place.tenantId);
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', await dataKey(tx, place.tenantId, keyId), nonce).setAAD(aad(place));
      const body = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
      const head = [Buffer.from([VERSION]), Buffer.from(keyId.replaceAll('-', ''), 'hex'), nonce];
      return Buffer.concat([...head, cipher.getAuthTag(), body]);
    },
    async open(tx, place, sealed) {
      const blob = Buffer.from(sealed);
      if (blob.length < HEADER || blob[0] !== VERSION) throw new Error('not a sealed value');
      const keyId = uuidText(blob.subarray(1, 1 + KEY_ID).toString('hex'));
      const nonce = blob.subarray(1 + KEY_ID, 1 + KEY_ID + NONCE);
      const key = await dataKey(tx, place.tenantId, keyId);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(aad(place));
      decipher.setAuthTag(blob.subarray(1 + KEY_ID + NONCE, HEADER));
      return decipher.update(blob.subarray(HEADER), undefined, 'utf8') + decipher.final('utf8');
    },
    async rotate(tx, tenantId, now) {
      const id = newId();
      await shareMasterKey(tx);
      const { bytes: keyWrapped, keyId: providerKeyId } = await provider.wrap(randomBytes(32), keyAad(tenantId, id));
      await tx.update(tenantKeys).set({ isCurrent: false }).where(eq(tenantKeys.tenantId, tenantId));
      await tx.insert(tenantKeys).values({ tenantId, id, keyWrapped, providerKeyId, isCurrent: true, createdAt: now });
      return id;
    },
    async rewrap(tx, tenantId) {
      await shareMasterKey(tx);
      const rows = await tx.select().from(tenantKeys).where(eq(tenantKeys.tenantId, tenantId)).for('update');
      let count = 0;
      for (const { id, keyWrapped, providerKeyId } of rows) {
        const key = await provider.unwrap(providerKeyId, keyWrapped, keyAad(tenantId, id));
        const wrapped = await provider.wrap(key, keyAad(tenantId, id));
        if (wrapped.keyId === providerKeyId) continue;
        await tx
          .update(tenantKeys)
          .set({ keyWrapped: wrapped.bytes, providerKeyId: wrapped.keyId })
          .where(and(eq(tenantKeys.tenantId, tenantId), eq(tenantKeys.id, id)));
        count += 1;
      }
      return count;
    },
  };
}

/** Unwrapped data keys, kept for five minutes so that a revoked master key takes effect soon. */
function cachedDataKeys(provider: KeyProvider) {
  const cache = new Map<string, { key: Uint8Array; until: number }>();
  return async (tx: Tx, tenantId: string, keyId: string): Promise<Uint8Array> => {
    const name = `${tenantId}:${keyId}`;
    const cached = cache.get(name);
    if (cached && cached.until > Date.now()) return cached.key;
    const [row] = await tx
      .select()
      .from(tenantKeys)
      .where(and(eq(tenantKeys.tenantId, tenantId), eq(tenantKeys.id, keyId)));
    if (!row) throw new Error('the data key of a sealed value is missing');
    const key = await provider.unwrap(row.providerKeyId, row.keyWrapped, keyAad(tenantId, keyId));
    cache.set(name, { key, until: Date.now() + CACHE_MS });
    return key;
  };
}

async function currentKeyId(tx: Tx, tenantId: string): Promise<string> {
  const [row] = await tx
    .select({ id: tenantKeys.id })
    .from(tenantKeys)
    .where(and(eq(tenantKeys.tenantId, tenantId), eq(tenantKeys.isCurrent, true)));
  if (!row) throw new Error('the tenant has no data key');
  return row.id;
}

function keyAad(tenantId: string, keyId: string): string {
  return `tenant-key:${tenantId}:${keyId}`;
}

function uuidText(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
