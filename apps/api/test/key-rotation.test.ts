import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSigningKeys } from '#lib/auth/signing-keys.ts';
import { createEnvelope, type Place } from '#lib/crypto/envelope.ts';
import { openFileKeyProvider } from '#lib/crypto/key-provider.ts';
import { dropOldDataKeys, resealTenant } from '#lib/crypto/reseal.ts';
import { rotateMasterKey } from '#lib/crypto/rotate-master-key.ts';
import { SEALED_COLUMNS, SEALED_OTHERWISE, WRAPPED_COLUMNS } from '#lib/crypto/sealed-columns.ts';
import { newId } from '#lib/ids/new-id.ts';
import { withTenant } from '#lib/tenancy/with-tenant.ts';
import { rotateKeys } from '../src/runtime/operator/rotate-keys.ts';
import { createWorld, type TestWorld } from './world.ts';

const NOW = { minutes: 0 };

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

const inTenant = <T>(tenantId: string, run: Parameters<typeof withTenant<T>>[2]) =>
  withTenant(world.kernel.db, { tenantId, clientId: null }, run);

interface Sealed {
  place: Place;
  text: string;
}

/** Writes sealed rows past the rules of their tables: only the sealed column matters here. */
async function sealRows(tenantId: string, count: number): Promise<Sealed[]> {
  const sealed: Sealed[] = [];
  for (const { table, column } of SEALED_COLUMNS) {
    for (let index = 0; index < count; index += 1) {
      const place = { tenantId, table, column, rowId: newId() };
      const text = `secret ${index} of ${table}`;
      const value = await inTenant(tenantId, (tx) => world.kernel.envelope.seal(tx, place, text));
      await insert(place, value);
      sealed.push({ place, text });
    }
  }
  return sealed;
}

const REST: Readonly<Record<string, string>> = {
  plugin_secrets:
    "insert into plugin_secrets (tenant_id, id, value_encrypted, plugin_id, scope_id, name, last_four, updated_at) values ($1::uuid, $2::uuid, $3, 'stripe', $1::uuid, $2::uuid::text, '1234', now())",
  service_secrets:
    'insert into service_secrets (tenant_id, service_id, password_encrypted, client_id, updated_at) values ($1::uuid, $2::uuid, $3, $1::uuid, now())',
  mails:
    "insert into mails (tenant_id, id, content_encrypted, template, locale, to_address, to_name, subject, message_id, business_key, status, created_at) values ($1, $2::uuid, $3, 'x', 'en', 'a@example.com', 'A', 's', $2::uuid::text, $2::uuid::text, 'sent', now())",
};

async function insert(place: Place, value: Uint8Array): Promise<void> {
  const statement = REST[place.table];
  if (statement === undefined) throw new Error(`say how a row of ${place.table} is made`);
  await world.admin.query('set session_replication_role = replica');
  await world.admin.query(statement, [place.tenantId, place.rowId, Buffer.from(value)]);
  await world.admin.query('set session_replication_role = origin');
}

/** Opens a value as a process that has just started would, with nothing in memory. */
async function openFresh({ place }: Sealed): Promise<string> {
  const column = SEALED_COLUMNS.find((one) => one.table === place.table);
  const { rows } = await world.admin.query(
    `select ${place.column} as value from ${place.table} where tenant_id = $1 and ${column?.rowId} = $2`,
    [place.tenantId, place.rowId],
  );
  const envelope = createEnvelope(await openFileKeyProvider(world.keysDir));
  return inTenant(place.tenantId, (tx) => envelope.open(tx, place, rows[0].value));
}

const masterKeys = async () => {
  const file: { current: string; keys: object } = JSON.parse(
    await readFile(join(world.keysDir, 'master.json'), 'utf8'),
  );
  return { current: file.current, ids: Object.keys(file.keys) };
};
const dataKeys = async () =>
  (await world.admin.query('select id, is_current, provider_key_id from tenant_keys order by tenant_id, created_at'))
    .rows;

describe('rotate-keys', () => {
  it('keeps every secret readable, and afterwards the old keys are nowhere', async () => {
    const other = await world.addTenant('other');
    const signing = () => createSigningKeys({ db: world.kernel.db, provider: world.masterKeys, clock: world.clock });
    const signingId = (await signing().current()).id;
    const sealed = [...(await sealRows(world.tenantId, 120)), ...(await sealRows(other.tenantId, 3))];
    const before = { master: await masterKeys(), data: await dataKeys() };

    const lines: string[] = [];
    await rotateKeys({ kernel: world.kernel, keyProvider: world.masterKeys }, (line) => lines.push(line));
    expect(lines.join('\n')).toContain('The old master key is gone');
    expect(lines.join('\n')).toContain(`${sealed.length} secrets are sealed`);
    expect(lines.join('\n')).toContain('2 old data keys stay');

    const master = await masterKeys();
    expect(master.ids).toEqual([master.current]);
    expect(before.master.ids).not.toContain(master.current);
    for (const { tenantId } of [world, other]) expect(await dropOldDataKeys(world.kernel, tenantId, NOW)).toBe(0);
    const data = await dataKeys();
    expect(data).toHaveLength(2);
    for (const key of data) expect(key).toMatchObject({ is_current: true, provider_key_id: master.current });
    for (const old of before.data) expect(data.map(({ id }) => id)).not.toContain(old.id);

    for (const one of sealed) expect(await openFresh(one)).toBe(one.text);
    const fresh = await openFileKeyProvider(world.keysDir);
    const signer = createSigningKeys({ db: world.kernel.db, provider: fresh, clock: world.clock });
    expect((await signer.current()).id).toBe(signingId);
  });

  it('that was cut off half way is finished by the next run, and a process that runs on sees no difference', async () => {
    // Two processes have the keys in memory since before.
    const running = createEnvelope(await openFileKeyProvider(world.keysDir));
    const sealed = await sealRows(world.tenantId, 2);
    await rotateMasterKey(world.kernel, world.masterKeys);
    // Cut off here: nothing is sealed anew yet. What runs on seals with the new key and opens both.
    const place = { tenantId: world.tenantId, table: 'mails', column: 'content_encrypted', rowId: newId() };
    const value = await inTenant(world.tenantId, (tx) => running.seal(tx, place, 'written meanwhile'));
    await insert(place, value);
    for (const one of sealed) expect(await openFresh(one)).toBe(one.text);
    expect(await dropOldDataKeys(world.kernel, world.tenantId, NOW)).toBe(1);

    expect(await resealTenant(world.kernel, world.tenantId)).toBe(sealed.length);
    expect(await resealTenant(world.kernel, world.tenantId)).toBe(0);
    // Replaced just now: transactions under way may still ask for the old key.
    expect(await dropOldDataKeys(world.kernel, world.tenantId)).toBe(1);
    expect(await dropOldDataKeys(world.kernel, world.tenantId, NOW)).toBe(0);
    for (const one of [...sealed, { place, text: 'written meanwhile' }]) expect(await openFresh(one)).toBe(one.text);
  });

  it('does not delete a data key while a transaction still seals with it', async () => {
    const place = { tenantId: world.tenantId, table: 'mails', column: 'content_encrypted', rowId: newId() };
    let dropped: Promise<number> = Promise.resolve(0);
    const value = await inTenant(world.tenantId, async (tx) => {
      const sealed = await world.kernel.envelope.seal(tx, place, 'slow');
      await rotateMasterKey(world.kernel, world.masterKeys);
      dropped = dropOldDataKeys(world.kernel, world.tenantId, NOW);
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect((await dataKeys()).length).toBe(2);
      await insert(place, sealed);
      return sealed;
    });
    expect(value.length).toBeGreaterThan(0);
    expect(await dropped).toBe(1);
    await resealTenant(world.kernel, world.tenantId);
    expect(await openFresh({ place, text: 'slow' })).toBe('slow');
  });
});

describe('the list of sealed columns', () => {
  it('names every column of the database that holds a sealed value or a wrapped key', async () => {
    const { rows } = await world.admin.query(`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and (column_name like '%\\_encrypted' or column_name like '%\\_wrapped') order by 1`);
    const known = [
      ...SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`),
      ...SEALED_OTHERWISE,
      ...WRAPPED_COLUMNS,
    ];
    expect(rows.map(({ name }) => name)).toEqual(known.toSorted());
  });
});
