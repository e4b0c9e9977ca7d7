import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDiskStore, type FileStore } from './index.ts';

let folder = '';
let store: FileStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'panel1-files-'));
  store = await createDiskStore(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const content = Buffer.from('an invoice, as it was issued');

test('content comes back as it was, with its size and hash', async () => {
  const file = await store.put(content, 100);
  expect(file).toMatchObject({ bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') });
  expect(Buffer.from(await store.read(file.key)).equals(content)).toBe(true);
  const { stream, bytes } = await store.open(file.key);
  expect(bytes).toBe(content.length);
  expect(Buffer.concat(await stream.toArray()).equals(content)).toBe(true);
});

test('the same content twice has two keys that say nothing about it', async () => {
  const [one, two] = [await store.put(content, 100), await store.put(content, 100)];
  expect(one.key).not.toBe(two.key);
  expect(one.key).not.toContain(one.sha256);
  expect(one.key).toMatch(/^[0-9a-f]{64}$/);
});

test('a stream past its limit is cut off and leaves nothing behind', async () => {
  const endless = Readable.from(
    (function* () {
      for (;;) yield Buffer.alloc(64 * 1024);
    })(),
  );
  await expect(store.put(endless, 200_000)).rejects.toMatchObject({ code: 'file_too_large' });
  expect(endless.destroyed).toBe(true);
  expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  await expect(store.put(content, content.length - 1)).rejects.toMatchObject({ code: 'file_too_large' });
  expect((await store.put(content, content.length)).bytes).toBe(content.length);
});

test('a stream that breaks leaves nothing behind', async () => {
  const broken = Readable.from(
    (function* () {
      yield content;
      throw new Error('the upload broke off');
    })(),
  );
  await expect(store.put(broken, 1000)).rejects.toThrow('broke off');
  expect(await readdir(folder)).toEqual(['incoming']);
  expect(await readdir(join(folder, 'incoming'))).toEqual([]);
});

test.each([
  '../../etc/passwd',
  '/etc/passwd',
  'a'.repeat(63),
  `${'a'.repeat(63)}/`,
  'A'.repeat(64),
  `${'a'.repeat(64)}\n`,
  '',
])('a key that is none never becomes a path: %j', async (key) => {
  for (const use of [store.read, store.open, async (each: string) => store.remove(each)]) {
    await expect((async () => use(key))()).rejects.toMatchObject({ code: 'file_key_invalid' });
  }
});

test('a file that is not there is missing, and removing it again is fine', async () => {
  const { key } = await store.put(content, 100);
  await store.remove(key);
  await store.remove(key);
  await expect(store.read(key)).rejects.toMatchObject({ code: 'file_missing' });
});

test('a link that somebody put into the folder is not followed', async () => {
  const { key } = await store.put(content, 100);
  const path = join(folder, key.slice(0, 2), key);
  await rm(path);
  await symlink('/etc/hostname', path);
  await expect(store.read(key)).rejects.toMatchObject({ code: 'file_missing' });
});

test('only the owner can read what is stored', async () => {
  const { key } = await store.put(content, 100);
  expect((await stat(join(folder, key.slice(0, 2), key))).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, key.slice(0, 2)))).mode & 0o777).toBe(0o700);
});

test('unfinished files of an earlier crash go after a day, younger ones stay', async () => {
  const [old, young] = [join(folder, 'incoming', 'old'), join(folder, 'incoming', 'young')];
  await writeFile(old, 'x');
  await writeFile(young, 'x');
  await utimes(old, new Date(0), new Date(0));
  await createDiskStore(folder);
  expect(await readdir(join(folder, 'incoming'))).toEqual(['young']);
});
