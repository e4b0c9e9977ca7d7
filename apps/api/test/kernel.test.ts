import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { linkAuditEntries, verifyAuditChain } from '#lib/audit/chain.ts';
import { defineCommand } from '#lib/command/define.ts';
import { execute, runAsSystem } from '#lib/command/execute.ts';
import { defineConsumer } from '#lib/outbox/subscriber.ts';
import { withTenant } from '#lib/tenancy/with-tenant.ts';
import { createWorld, type TestTenant, type TestWorld } from './world.ts';

declare module '#lib/outbox/event-map.ts' {
  interface EventMap {
    'test.noted': { noteId: string };
  }
}

const NO_ID = '00000000-0000-4000-8000-000000000000';

const note = defineCommand({
  name: 'test.note',
  permission: 'client:note',
  input: z.strictObject({ text: z.string().check(z.maxLength(20)) }),
  example: () => ({ text: 'hello' }),
  run: async (ctx, input) => {
    const id = ctx.newId();
    ctx.emit('test.noted', { noteId: id });
    if (input.text === 'boom') throw new Error('boom');
    return { id };
  },
  audit: ({ result, input }) => ({ resource: { kind: 'note', id: result.id }, detail: { text: input.text } }),
});

let world: TestWorld;
let other: TestTenant;

beforeAll(async () => {
  world = await createWorld();
  other = await world.addTenant('other');
});
afterAll(async () => world[Symbol.asyncDispose]());

const count = async (table: string, tenantId = world.tenantId) =>
  Number((await world.admin.query(`select count(*) from ${table} where tenant_id = $1`, [tenantId])).rows[0].count);

describe('a command', () => {
  it('is refused without its permission, and a visitor is told to log in', async () => {
    await expect(execute(world.staff(['client:read']), note, { text: 'x' })).rejects.toThrow('auth.forbidden');
    await expect(execute(world.anonymous, note, { text: 'x' })).rejects.toThrow('auth.required');
  });

  it('is refused with a code per field for bad input, unknown keys included', async () => {
    const bad = { text: 'x'.repeat(21), price: '1' };
    await expect(execute(world.owner, note, bad)).rejects.toMatchObject({
      code: 'request.invalid',
      details: { fields: { text: 'too_big', price: 'unknown_key' } },
    });
  });

  it('writes one audit row and its events with the change, and neither when it fails', async () => {
    const before = { audit: await count('audit_entries'), events: await count('outbox_events') };
    await execute(world.owner, note, { text: 'hello' });
    await expect(execute(world.owner, note, { text: 'boom' })).rejects.toThrow('boom');
    expect(await count('audit_entries')).toBe(before.audit + 1);
    expect(await count('outbox_events')).toBe(before.events + 1);
  });

  it('answers the first result when it is retried with the same key, and refuses the key for anything else', async () => {
    const retried = { ...world.owner, idempotencyKey: 'k-1' };
    const first = await execute(retried, note, { text: 'once' });
    const before = await count('audit_entries');
    expect(await execute(retried, note, { text: 'once' })).toEqual(first);
    expect(await count('audit_entries')).toBe(before);
    await expect(execute(retried, note, { text: 'twice' })).rejects.toThrow('request.idempotency_mismatch');
  });
});

describe('the tenant wall', () => {
  it('shows the app role no row of any table without a tenant', async () => {
    const tables = await world.admin.query(
      "select table_name from information_schema.columns where column_name = 'tenant_id' and table_schema = 'public'",
    );
    expect(tables.rows.length).toBeGreaterThan(40);
    for (const { table_name: table } of tables.rows) {
      const { rows } = await world.kernel.db.app.query(`select count(*)::int as n from ${table}`);
      expect({ table, n: rows[0].n }).toEqual({ table, n: 0 });
    }
  });

  it('hides the rows of another tenant and refuses to write there', async () => {
    await execute(other.owner, note, { text: 'theirs' });
    await withTenant(world.kernel.db, { tenantId: world.tenantId, clientId: null }, async (tx) => {
      const seen = await tx.execute(
        sql`select count(*)::int as n from audit_entries where tenant_id = ${other.tenantId}`,
      );
      expect(seen.rows[0]).toEqual({ n: 0 });
    });
    const intrusion = withTenant(world.kernel.db, { tenantId: world.tenantId, clientId: null }, (tx) =>
      tx.execute(sql`insert into tenant_settings values (${other.tenantId}, 'company', '{}')`),
    );
    await expect(intrusion).rejects.toThrow();
  });
});

describe('the outbox', () => {
  it('hands an event to a consumer once, although it is delivered twice', async () => {
    const seen: string[] = [];
    const consumer = defineConsumer('test', {
      'test.noted': async (_ctx, event) => void seen.push(event.payload.noteId),
    });
    const { id } = await execute(world.owner, note, { text: 'news' });
    await world.drain([consumer]);
    await world.drain([consumer]);
    expect(seen.filter((one) => one === id)).toEqual([id]);
  });
});

describe('the audit chain', () => {
  it('links every entry and names the row that a database administrator changed', async () => {
    const link = () =>
      runAsSystem(world.kernel, { tenantId: world.tenantId, name: 't', requestId: 't' }, (ctx) =>
        linkAuditEntries(ctx.tx, world.tenantId),
      );
    await link();
    const scope = { tenantId: world.tenantId, clientId: null };
    const verify = () => withTenant(world.kernel.db, scope, (tx) => verifyAuditChain(tx, world.tenantId));
    expect(await verify()).toMatchObject({ isValid: true, unlinked: [], broken: [] });
    await execute(world.owner, note, { text: 'later' });
    expect((await verify()).unlinked).toHaveLength(1);
    await link();
    const { rows } = await world.admin.query(
      'select entry_id, seq from audit_links where tenant_id = $1 order by seq limit 1',
      [world.tenantId],
    );
    await world.admin.query('set session_replication_role = replica');
    await world.admin.query("update audit_entries set actor_name = 'Nobody' where id = $1", [rows[0].entry_id]);
    await world.admin.query('set session_replication_role = origin');
    expect((await verify()).broken).toEqual([{ seq: rows[0].seq, entryId: rows[0].entry_id, reason: 'bad_hash' }]);
  });

  it('cannot be changed by the app role', async () => {
    for (const statement of [
      'update audit_entries set action = action',
      'delete from audit_entries',
      'truncate audit_entries',
    ])
      await expect(
        world.kernel.db.app.query(
          `begin; select set_config('app.tenant_id', '${world.tenantId}', true); ${statement}; commit`,
        ),
      ).rejects.toThrow();
  });
});

describe('a sealed value', () => {
  it('opens in its own place only', async () => {
    const place = { tenantId: world.tenantId, table: 't', column: 'c', rowId: NO_ID };
    await withTenant(world.kernel.db, { tenantId: world.tenantId, clientId: null }, async (tx) => {
      const { envelope } = world.kernel;
      const sealed = await envelope.seal(tx, place, 'secret');
      expect(await envelope.open(tx, place, sealed)).toBe('secret');
      await expect(envelope.open(tx, { ...place, column: 'd' }, sealed)).rejects.toThrow();
      for (const position of [0, 5, 20, 30, sealed.length - 1]) {
        const flipped = Uint8Array.from(sealed);
        flipped[position] = (flipped[position] ?? 0) ^ 1;
        await expect(envelope.open(tx, place, flipped)).rejects.toThrow();
      }
      await envelope.rotate(tx, world.tenantId, Temporal.Now.instant());
      expect(await envelope.open(tx, place, sealed)).toBe('secret');
      expect(Buffer.compare(await envelope.seal(tx, place, 'secret'), sealed)).not.toBe(0);
    });
  });
});
