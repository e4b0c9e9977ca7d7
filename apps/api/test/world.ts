import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ContactGrant, contactPermissions, PERMISSIONS, type Permission } from '@panel1/shared-types';
import pg from 'pg';
import type { Actor } from '#lib/authz/actor.ts';
import { type Caller, runAsSystem } from '#lib/command/execute.ts';
import { createEnvelope } from '#lib/crypto/envelope.ts';
import { type KeyProvider, openFileKeyProvider } from '#lib/crypto/key-provider.ts';
import type { EffectHandler } from '#lib/effects/handler.ts';
import { createDiskStore } from '#lib/files/index.ts';
import { newId } from '#lib/ids/new-id.ts';
import { openLiveHub } from '#lib/live/hub.ts';
import { createMailboxTransport } from '#lib/mail/index.ts';
import type { Consumer } from '#lib/outbox/subscriber.ts';
import { createPluginManager } from '#lib/plugins/PluginManager.ts';
import { createLimiter } from '#lib/ratelimit/limiter.ts';
import type { Kernel, Log, Services } from '#lib/services.ts';
import { openDatabase } from '#lib/tenancy/database.ts';
import { createClock, type MovableClock } from '#lib/time/clock.ts';
import { settle } from '#runtime/settle.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

export interface LogLine {
  level: 'debug' | 'info' | 'warn' | 'error';
  fields: object;
  message: string;
}

/** One tenant of a test instance, with callers of every kind. */
export interface TestTenant {
  tenantId: string;
  /** A staff member with every permission. */
  owner: Caller;
  anonymous: Caller;
  /** Staff with just these permissions. */
  staff(permissions: readonly Permission[]): Caller;
  /** A contact of a client account. */
  contact(clientId: string, grants?: readonly ContactGrant[]): Caller;
  as(actor: Actor): Caller;
}

/** A test instance on a database of its own. */
export interface TestWorld extends TestTenant {
  kernel: Kernel;
  masterKeys: KeyProvider;
  /** Where the keys lie. */
  keysDir: string;
  /** What actions and effects get; its plugins run in processes of their own, as in a running instance. */
  services: Services;
  clock: MovableClock;
  database: TestDatabase;
  /** Superuser connection, to look behind the walls. */
  admin: pg.Client;
  log: LogLine[];
  /** Delivers events and performs effects until nothing is due: what relay and workers do in a running instance. */
  drain(consumers: readonly Consumer[], handlers?: readonly EffectHandler[]): Promise<void>;
  /** Another tenant of the same instance. */
  addTenant(slug: string): Promise<TestTenant>;
  [Symbol.asyncDispose](): Promise<void>;
}

const VIES_PATH = '/taxation_customs/vies/rest-api';
const SHIPPED_PLUGINS = join(import.meta.dirname, '../../../plugins');

/**
 * Opens an instance with one tenant (EUR, Europe/Berlin, en). Dispose of it with `await using` or in afterAll.
 * `simulators`: address of a simulator by plugin id, for plugins whose provider has a fixed address; `vies` is VIES's, `ecb`
 * the central bank's.
 */
export async function createWorld(simulators: Readonly<Record<string, string>> = {}): Promise<TestWorld> {
  const database = await createTestDatabase();
  const keys = await mkdtemp(join(tmpdir(), 'panel1-keys-'));
  const log: LogLine[] = [];
  const db = openDatabase({
    appUrl: database.urlOf('panel1_app'),
    platformUrl: database.urlOf('panel1_platform'),
    budget: { app: 10, platform: 3 },
    onError: (error) => log.push({ level: 'error', fields: { err: error }, message: 'database connection lost' }),
  });
  const clock = createClock();
  const keyProvider = await openFileKeyProvider(keys);
  const envelope = createEnvelope(keyProvider);
  const plugins = createPluginManager({
    pluginsDir: SHIPPED_PLUGINS,
    allowLoopbackHttp: true,
    baseUrlOverrides: simulators,
    log: recorder(log),
  });
  const manifests = plugins.list();
  const kernel: Kernel = { db, clock, envelope, log: recorder(log), manifests, wakeRelay: () => undefined };
  const live = await openLiveHub({ url: database.urlOf('panel1_platform'), onError: () => undefined });
  const limiter = createLimiter({ kind: 'postgres', pool: db.platform });
  const mail = createMailboxTransport();
  const services = {
    ...kernel,
    live,
    limiter,
    plugins,
    mail,
    files: await createDiskStore(join(keys, 'files')),
    // Without a simulator nobody listens there: a check is unanswered, as in an outage.
    ecb: async () => ({ url: simulators['ecb'] ?? 'http://127.0.0.1:9', isSimulated: true }),
    vies: async () => ({ url: `${simulators['vies'] ?? 'http://127.0.0.1:9'}${VIES_PATH}`, isSimulated: true }),
    publicUrl: 'http://panel.localhost',
    isClockMovable: true,
  };
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  const addTenant = (slug: string) => createTenantRows(kernel, admin, slug);
  return {
    ...(await addTenant('main')),
    kernel,
    masterKeys: keyProvider,
    keysDir: keys,
    services,
    clock,
    database,
    admin,
    log,
    drain: (consumers, handlers = []) =>
      settle(kernel, { consumers, effects: new Map(handlers.map((handler) => [handler.kind, handler])) }),
    addTenant,
    async [Symbol.asyncDispose]() {
      await plugins.stop();
      await live.close();
      await admin.end();
      await db.close();
      await database.drop();
      await rm(keys, { recursive: true, force: true });
    },
  };
}

function recorder(log: LogLine[]): Log {
  const at = (level: LogLine['level']) => (fields: object, message: string) =>
    void log.push({ level, fields, message });
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

async function createTenantRows(kernel: Kernel, admin: pg.Client, slug: string): Promise<TestTenant> {
  const tenantId = newId();
  await admin.query(
    `insert into tenants (tenant_id, slug, name, status, locale, currency, time_zone, country, created_at)
     values ($1, $2, $3, 'active', 'en', 'EUR', 'Europe/Berlin', 'DE', now())`,
    [tenantId, slug, `Provider ${slug}`],
  );
  await admin.query(
    'insert into tenant_hosts (host, host_tenant_id, is_primary, created_at) values ($1, $2, true, now())',
    [`${slug}.localhost`, tenantId],
  );
  for (const [series, pattern] of Object.entries({
    invoice: 'INV-{number}',
    credit_note: 'CN-{number}',
    debit_note: 'DN-{number}',
    proforma: 'PF-{number}',
    client: 'C{number}',
    order: 'O{number}',
    quote: 'Q{number}',
  }))
    await admin.query('insert into numbering_series values ($1, $2, $3, 5, 1)', [tenantId, series, pattern]);
  const company = { name: `Provider ${slug}`, address1: 'Test Street 1', city: 'Berlin', country: 'DE' };
  await admin.query("insert into tenant_settings values ($1, 'company', $2)", [tenantId, company]);
  await runAsSystem(kernel, { tenantId, name: 'test', requestId: 'test' }, (ctx) =>
    kernel.envelope.rotate(ctx.tx, tenantId, ctx.realNow),
  );
  return callersOf(kernel, tenantId);
}

function callersOf(kernel: Kernel, tenantId: string): TestTenant {
  const origin = { requestId: 'test', ip: '192.0.2.1', userAgent: 'test' };
  const as = (actor: Actor): Caller => ({ kernel, tenantId, actor, origin });
  const user = { kind: 'user', sessionId: newId(), clientGroupIds: null, impersonator: null } as const;
  const staff = (permissions: readonly Permission[]) =>
    as({
      ...user,
      surface: 'staff',
      userId: newId(),
      name: 'Sam Staff',
      clientId: null,
      permissions: new Set(permissions),
    });
  return {
    tenantId,
    owner: staff(PERMISSIONS),
    anonymous: as({ kind: 'anonymous' }),
    staff,
    contact: (clientId, grants = ['owner']) =>
      as({
        ...user,
        surface: 'client',
        userId: newId(),
        name: 'Casey Contact',
        clientId,
        permissions: new Set(contactPermissions(grants)),
      }),
    as,
  };
}
