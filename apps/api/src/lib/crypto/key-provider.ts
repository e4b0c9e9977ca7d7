import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSecretFile } from './secret-file.ts';

/** Wraps data keys. First kind: a file of the data folder; others (KMS, Vault) answer the same calls. */
export interface KeyProvider {
  wrap(key: Uint8Array, aad: string): Promise<{ keyId: string; bytes: Uint8Array }>;
  unwrap(keyId: string, wrapped: Uint8Array, aad: string): Promise<Uint8Array>;
  /** Makes a new current key; the caller wraps again what older ones wrapped, then lets go of them. */
  rotate(): Promise<string>;
  /** Forgets every key but the current one. The caller has made sure that nothing is wrapped with them. */
  dropOldKeys(): Promise<void>;
}

interface KeyFile {
  current: string;
  keys: Record<string, string>;
}

/**
 * Keys in `<folder>/master.json`, made on first use with mode 0600. Losing the file makes every sealed value
 * unreadable: it belongs into the backup, apart from the database.
 */
export async function openFileKeyProvider(folder: string): Promise<KeyProvider> {
  const path = join(folder, 'master.json');
  let file = await load(path);

  /** Another process may have rotated: a key that is not known here may be in the file by now. */
  async function keyOf(id: string): Promise<Uint8Array> {
    if (file.keys[id] === undefined) file = await load(path);
    const key = file.keys[id];
    if (key === undefined) throw new Error(`master key ${id} is missing in ${path}: restore it from the backup`);
    return Buffer.from(key, 'base64');
  }

  return {
    async wrap(key, aad) {
      file = await load(path);
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', await keyOf(file.current), nonce).setAAD(Buffer.from(aad));
      const body = Buffer.concat([cipher.update(key), cipher.final()]);
      return { keyId: file.current, bytes: Buffer.concat([nonce, cipher.getAuthTag(), body]) };
    },
    async unwrap(keyId, wrapped, aad) {
      const blob = Buffer.from(wrapped);
      const decipher = createDecipheriv('aes-256-gcm', await keyOf(keyId), blob.subarray(0, 12)).setAAD(
        Buffer.from(aad),
      );
      decipher.setAuthTag(blob.subarray(12, 28));
      return Buffer.concat([decipher.update(blob.subarray(28)), decipher.final()]);
    },
    async rotate() {
      const id = randomUUID();
      file = await load(path);
      file = { current: id, keys: { ...file.keys, [id]: randomBytes(32).toString('base64') } };
      await writeSecretFile(path, JSON.stringify(file));
      return id;
    },
    async dropOldKeys() {
      const { current } = await load(path);
      file = { current, keys: { [current]: Buffer.from(await keyOf(current)).toString('base64') } };
      await writeSecretFile(path, JSON.stringify(file));
    },
  };
}

async function load(path: string): Promise<KeyFile> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    const id = randomUUID();
    const made = { current: id, keys: { [id]: randomBytes(32).toString('base64') } };
    await writeSecretFile(path, JSON.stringify(made));
    return made;
  }
}
