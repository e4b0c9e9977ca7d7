import { startStripeSim, startViesSim, startWhmSim, type ViesSim } from '@panel1/provider-sims';
import { contactPermissions, PERMISSIONS } from '@panel1/shared-types';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemo } from '#demo/seed-demo.ts';
import { buildServer } from '#http/server.ts';
import type { Actor } from '#lib/authz/actor.ts';
import { newId } from '#lib/ids/new-id.ts';
import { resolveHost } from '#lib/tenancy/hosts.ts';
import { type Answer, addRareRows, callProcedure, ID_TABLES, type Ids, idsOf, inputWith, randomIds } from './matrix.ts';
import { type WalkedProcedure, walkRouter } from './router-walk.ts';
import { createWorld, type TestWorld } from './world.ts';

let vies: ViesSim;

/** One provider of the test: its host, and the ids of two of its client accounts. */
interface Side {
  tenantId: string;
  host: string;
  clients: readonly [string, string];
  /** The group that only the first of them is in. */
  group: string;
  ids: Ids;
}

let world: TestWorld;
let server: FastifyInstance;
let ours: Side;
let theirs: Side;
const closing: (() => Promise<unknown>)[] = [];
const actors = new Map<string, Actor>();

beforeAll(async () => {
  vies = await startViesSim({ seed: 'matrix' });
  closing.push(vies.stop);
  world = await createWorld({ vies: vies.url });
  ours = await inhabit('main', world.tenantId);
  theirs = await inhabit('other', (await world.addTenant('other')).tenantId);
  server = await buildServer({
    services: world.services,
    trustedProxies: [],
    webFolder: undefined,
    resolveHost: (host) => resolveHost(world.services, host),
    // The actors are made here; who proves to be whom is the subject of the authentication tests.
    authenticate: async ({ headers }) => actors.get(headers.authorization?.slice(7) ?? '') ?? { kind: 'anonymous' },
    routes: [],
  });
}, 300_000);

afterAll(async () => {
  await server?.close();
  for (const close of closing) await close();
  await world[Symbol.asyncDispose]();
});

/** Lives through the demo's month, so that there is a row of nearly every kind. */
async function inhabit(slug: string, tenantId: string): Promise<Side> {
  const token = 'MATRIXTOKEN0123456789';
  const secrets = { stripeApiKey: 'sk_test_matrix0123456789', stripeWebhookSecret: 'whsec_matrix0123456789' };
  const stripe = await startStripeSim({ seed: slug, apiKey: secrets.stripeApiKey });
  const whm = await startWhmSim({ seed: slug, token });
  closing.push(stripe.stop, whm.stop);
  const simulators = {
    stripeUrl: stripe.url,
    whmUrl: whm.url,
    viesUrl: vies.url,
    whmToken: token,
    controlToken: '',
    ...secrets,
    stop: async () => undefined,
  };
  await seedDemo(world.services, { tenantId, simulators, clientPassword: 'a password of the matrix' });
  const { rows } = await world.admin.query(
    `select client_id from services where tenant_id = $1 group by client_id order by client_id limit 2`,
    [tenantId],
  );
  const [first, second] = rows.map((row) => row.client_id);
  await addRareRows(world.admin, tenantId, first);
  await addRareRows(world.admin, tenantId, second);
  const group = await groupClients(tenantId, [first, second]);
  return {
    tenantId,
    group,
    host: `${slug}.localhost`,
    clients: [first, second],
    ids: await idsOf(world.admin, tenantId, first),
  };
}

/** Puts each client account into a group of its own; answers that of the first. */
async function groupClients(tenantId: string, clientIds: readonly string[]): Promise<string> {
  const { rows } = await world.admin.query<{ id: string; group: string }>(
    `update clients set client_group_id = g.id from client_groups g
     where clients.tenant_id = $1 and g.tenant_id = $1 and clients.id = any ($2) and g.name = 'Group of ' || clients.id
     returning clients.id, g.id as group`,
    [tenantId, clientIds],
  );
  const first = rows.find((row) => row.id === clientIds[0]);
  if (!first || rows.length !== clientIds.length) throw new Error('a client account has no group');
  return first.group;
}

function tokenOf(actor: Actor): string {
  const token = newId();
  actors.set(token, actor);
  return token;
}

const user = { kind: 'user', sessionId: newId(), userId: newId(), clientGroupIds: null, impersonator: null } as const;
const owner = (): Actor => ({
  ...user,
  surface: 'staff',
  name: 'Owner',
  clientId: null,
  permissions: new Set(PERMISSIONS),
});
const contactOf = (clientId: string): Actor => ({
  ...user,
  surface: 'client',
  name: 'Contact',
  clientId,
  permissions: new Set(contactPermissions(['owner', 'billing', 'technical', 'support'])),
});

/** Staff with every permission, for the clients of one group. */
const scopedTo = (group: string, userId: string = user.userId): Actor => ({
  ...user,
  userId,
  surface: 'staff',
  name: 'Scoped',
  clientId: null,
  permissions: new Set(PERMISSIONS),
  clientGroupIds: [group],
});

/** What tells of any client, such as a notice of a gateway: only those who see all clients see it. */
const KINDS_OF_ALL = new Set(['price_change', 'bank_line', 'bank_statement', 'gateway_difference', 'gateway_notice']);

const procedures = walkRouter().filter(({ type }) => type !== 'subscription');
const withIds = () => procedures.filter((procedure) => inputWith(procedure, randomIds()).kinds.size > 0);

async function call(procedure: WalkedProcedure, actor: Actor, ids: Ids): Promise<Answer> {
  const { input } = inputWith(procedure, ids);
  return callProcedure(server, procedure, { input, host: ours.host, token: tokenOf(actor) });
}

/** An answer without what differs from call to call. */
function essence({ status, code, body }: Answer, ids: Ids) {
  let text = body.replace(/"requestId":"[^"]*"/g, '');
  for (const id of ids.values()) text = text.replaceAll(id, 'ID');
  return { status, code, text: status === 200 ? text : '' };
}

describe('across tenants', () => {
  it('the world has a row of every kind, on both sides', () => {
    const missing = Object.keys(ID_TABLES).filter((kind) => !ours.ids.has(kind) || !theirs.ids.has(kind));
    expect(missing).toEqual([]);
  });

  it('one’s own ids are answered, so that a refusal means something', async () => {
    const refused: string[] = [];
    for (const procedure of withIds().filter(({ type }) => type === 'query')) {
      const { status, code } = await call(procedure, owner(), ours.ids);
      if (status !== 200) refused.push(`${procedure.path}: ${status} ${code}`);
    }
    expect(refused).toEqual([]);
  }, 120_000);

  it('ids of another tenant answer like random ones, for every procedure that takes an id', async () => {
    const leaks: unknown[] = [];
    for (const procedure of withIds()) {
      const random = randomIds();
      const foreign = essence(await call(procedure, owner(), theirs.ids), theirs.ids);
      const unknown = essence(await call(procedure, owner(), random), random);
      if (JSON.stringify(foreign) !== JSON.stringify(unknown)) leaks.push({ path: procedure.path, foreign, unknown });
      if (foreign.status >= 500) leaks.push({ path: procedure.path, foreign });
    }
    expect(leaks).toEqual([]);
  }, 120_000);

  it('no query answers an id of another tenant', async () => {
    const foreign = await allIds(theirs.tenantId);
    const leaks: string[] = [];
    for (const procedure of procedures.filter(({ type }) => type === 'query')) {
      const { body } = await call(procedure, owner(), ours.ids);
      const found = foreign.find((id) => body.includes(id));
      if (found !== undefined) leaks.push(`${procedure.path} tells ${found}`);
    }
    expect(leaks).toEqual([]);
  }, 120_000);
});

describe.each([
  ['a contact', () => contactOf(ours.clients[0])],
  ['staff with a scope', () => scopedTo(ours.group)],
])('across client accounts of one tenant, for %s:', (_who, actor) => {
  it('another account’s ids answer what random ids answer', async () => {
    const otherIds = await idsOf(world.admin, ours.tenantId, ours.clients[1]);
    const leaks: unknown[] = [];
    for (const procedure of withIds()) {
      const random = randomIds();
      const { kinds } = inputWith(procedure, otherIds);
      // What belongs to no client account (a product) is no secret between two of them.
      const scoped = new Map([...otherIds].filter(([kind]) => kinds.has(kind) && CLIENT_KINDS.has(kind)));
      if (scoped.size === 0) continue;
      const mixed = new Map([...ours.ids, ...scoped]);
      const mixedRandom = new Map([
        ...ours.ids,
        ...[...scoped.keys()].map((kind) => [kind, random.get(kind) ?? ''] as const),
      ]);
      const foreign = essence(await call(procedure, actor(), mixed), mixed);
      const unknown = essence(await call(procedure, actor(), mixedRandom), mixedRandom);
      if (JSON.stringify(foreign) !== JSON.stringify(unknown)) leaks.push({ path: procedure.path, foreign, unknown });
    }
    expect(leaks).toEqual([]);
  }, 120_000);

  it('no query answers a row of another account, nor one that names no account', async () => {
    const foreign = await idsOfOtherClients(ours.tenantId, ours.clients[0]);
    const leaks: string[] = [];
    for (const procedure of procedures.filter(({ type }) => type === 'query')) {
      const { body } = await call(procedure, actor(), ours.ids);
      const found = foreign.find((id) => body.includes(id));
      if (found !== undefined) leaks.push(`${procedure.path} tells ${found}`);
    }
    expect(leaks).toEqual([]);
  }, 120_000);
});

describe('staff with a scope', () => {
  it('are answered for the clients in it, so that a refusal means something', async () => {
    const refused: string[] = [];
    for (const procedure of withIds().filter(({ type }) => type === 'query')) {
      if (!inputWith(procedure, ours.ids).kinds.isDisjointFrom(KINDS_OF_ALL)) continue;
      const { status, code } = await call(procedure, scopedTo(ours.group), ours.ids);
      if (status !== 200) refused.push(`${procedure.path}: ${status} ${code}`);
    }
    expect(refused).toEqual([]);
    const { body } = await callProcedure(
      server,
      { path: 'clients.list', type: 'query', meta: undefined },
      { input: {}, host: ours.host, token: tokenOf(scopedTo(ours.group)) },
    );
    expect(JSON.parse(body).result.data.rows.map((row: { clientId: string }) => row.clientId)).toEqual([
      ours.clients[0],
    ]);
  }, 120_000);
});

describe('without a permission', () => {
  it('a visitor is told to log in, and staff without rights are refused, everywhere but at open doors', async () => {
    const nobody: Actor = { ...user, surface: 'staff', name: 'Nobody', clientId: null, permissions: new Set() };
    const wrong: unknown[] = [];
    for (const procedure of procedures) {
      const permission = procedure.meta?.permission;
      if (permission === 'public') continue;
      const visitor = await call(procedure, { kind: 'anonymous' }, ours.ids);
      if (visitor.code !== 'auth.required') wrong.push({ path: procedure.path, visitor: visitor.code });
      if (permission === 'self') continue;
      const powerless = await call(procedure, nobody, ours.ids);
      if (powerless.code !== 'auth.forbidden') wrong.push({ path: procedure.path, powerless: powerless.code });
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  it('a contact may use exactly what the table of permissions gives to contacts', async () => {
    const [mine] = ours.clients;
    const wrong: string[] = [];
    const held = new Set<string>(contactPermissions(['owner', 'billing', 'technical', 'support']));
    for (const procedure of procedures) {
      const permission = procedure.meta?.permission ?? '';
      if (permission === 'public' || permission === 'self' || held.has(permission)) continue;
      const { code } = await call(procedure, contactOf(mine), ours.ids);
      if (code !== 'auth.forbidden') wrong.push(`${procedure.path}: ${code}`);
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});

describe('the work of staff with a scope', () => {
  const worker = (): Actor => scopedTo(ours.group, ours.ids.get('staff_user'));

  it('is done under the wall: an invoice is written, issued and paid, with its ledger', async () => {
    const answers: string[] = [];
    const step = async (path: string, ids: Ids) => {
      const procedure = procedures.find((known) => known.path === path);
      if (!procedure) throw new Error(`there is no ${path}`);
      const answer = await call(procedure, worker(), ids);
      answers.push(`${path} ${answer.status} ${answer.code ?? ''}`.trim());
      return answer;
    };
    const { body } = await step('billing.create', ours.ids);
    const invoiceId: string = JSON.parse(body).result.data.invoiceId;
    const ids = new Map([...ours.ids, ['invoice', invoiceId] as const]);
    for (const path of ['billing.updateDraft', 'billing.issue', 'payments.record', 'billing.get'])
      await step(path, ids);
    expect(answers).toEqual([
      'billing.create 200',
      'billing.updateDraft 200',
      'billing.issue 200',
      'payments.record 200',
      'billing.get 200',
    ]);
  });

  it('fails nowhere because the database refuses what they may do', async () => {
    const refused: string[] = [];
    for (const procedure of procedures.filter(({ type }) => type === 'mutation')) {
      const { code } = await call(procedure, worker(), ours.ids);
      // Whatever the database refuses by itself, row-level security too, is answered as one of these.
      if (code === 'request.conflict' || code === 'request.internal') refused.push(`${procedure.path}: ${code}`);
    }
    expect(refused).toEqual([]);
  }, 120_000);
});

/** Kinds whose rows belong to a client account. */
const CLIENT_KINDS = new Set([
  'client',
  'client_group',
  'contact',
  'invoice',
  'mail',
  'note',
  'order',
  'payment',
  'payment_method',
  'refund',
  'service',
  'subscription',
  'usage_event',
  'effect',
  'exemption',
  'cancellation',
]);

async function allIds(tenantId: string): Promise<string[]> {
  const ids: string[] = [];
  for (const table of new Set<string>(Object.values(ID_TABLES))) {
    const { rows } = await world.admin.query(`select id from ${table} where tenant_id = $1`, [tenantId]);
    ids.push(...rows.map((row) => row.id));
  }
  return ids;
}

/** Ids of all rows of tables that name a client, but the rows of this one. */
async function idsOfOtherClients(tenantId: string, clientId: string): Promise<string[]> {
  const { rows: tables } = await world.admin.query<{ name: string }>(
    `select c.table_name as name from information_schema.columns c
     join information_schema.columns i using (table_schema, table_name)
     where c.table_schema = 'public' and c.column_name = 'client_id' and i.column_name = 'id'`,
  );
  const ids: string[] = [];
  for (const { name } of tables) {
    const { rows } = await world.admin.query(
      `select id from ${name} where tenant_id = $1 and client_id is distinct from $2`,
      [tenantId, clientId],
    );
    ids.push(...rows.map((row) => row.id));
  }
  return ids;
}
