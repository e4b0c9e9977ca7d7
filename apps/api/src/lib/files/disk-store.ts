import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { FileError, type FileStore, newFileKey, type StoredFile } from './file-store.ts';

const KEY = /^[0-9a-f]{64}$/;
const LEFTOVER_MS = 24 * 60 * 60 * 1000;

/**
 * A store in a folder of this machine. Keys are 256 random bits in hex, and a path is made of nothing else. A file is
 * written beside its place, flushed, and renamed: it is there whole or not at all. Folders are 0700, files 0600.
 * Unfinished files of an earlier crash, older than a day, are removed at creation.
 */
export async function createDiskStore(folder: string): Promise<FileStore> {
  const incoming = join(folder, 'incoming');
  await mkdir(incoming, { recursive: true, mode: 0o700 });
  await removeLeftovers(incoming);
  return {
    put: (content, maxBytes, key = newFileKey()) => put({ folder, incoming, key }, { content, maxBytes }),
    async open(key) {
      const handle = await openStored(folder, key);
      const { size } = await handle.stat();
      return { stream: handle.createReadStream(), bytes: size };
    },
    async read(key) {
      const handle = await openStored(folder, key);
      try {
        return await handle.readFile();
      } finally {
        await handle.close();
      }
    },
    remove: (key) => rm(pathOf(folder, key), { force: true }),
  };
}

interface Place {
  folder: string;
  incoming: string;
  key: string;
}

async function put(
  place: Place,
  { content, maxBytes }: { content: Uint8Array | Readable; maxBytes: number },
): Promise<StoredFile> {
  const { key } = place;
  const target = pathOf(place.folder, key);
  const draft = join(place.incoming, key);
  try {
    const { bytes, sha256 } = await writeDraft(draft, content, maxBytes);
    const shelf = shelfOf(place.folder, key);
    await mkdir(shelf, { recursive: true, mode: 0o700 });
    await rename(draft, target);
    await flushFolder(shelf);
    await flushFolder(place.folder);
    return { key, bytes, sha256 };
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function writeDraft(path: string, content: Uint8Array | Readable, maxBytes: number) {
  const source = content instanceof Readable ? content : Readable.from([content]);
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of source) {
      const part = asBytes(chunk);
      bytes += part.byteLength;
      if (bytes > maxBytes) throw new FileError('file_too_large', `the file is larger than ${maxBytes} bytes`);
      hash.update(part);
      await handle.writeFile(part);
    }
    await handle.sync();
  } finally {
    source.destroy();
    await handle.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

function asBytes(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  if (typeof chunk === 'string') return Buffer.from(chunk);
  throw new TypeError('a file is made of bytes');
}

/** Two levels of folders keep each one small. */
function shelfOf(folder: string, key: string): string {
  return join(folder, key.slice(0, 2));
}

function pathOf(folder: string, key: string): string {
  if (!KEY.test(key)) throw new FileError('file_key_invalid', 'this is not the key of a stored file');
  return join(shelfOf(folder, key), key);
}

async function openStored(folder: string, key: string): Promise<FileHandle> {
  const path = pathOf(folder, key);
  try {
    // A link in the folder would lead out of it.
    return await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ELOOP')) throw new FileError('file_missing', 'the file is not there');
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

/** A rename survives a power failure only when its folder is flushed as well. */
async function flushFolder(path: string): Promise<void> {
  const handle = await open(path, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeLeftovers(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > LEFTOVER_MS) await unlink(path);
  }
}
