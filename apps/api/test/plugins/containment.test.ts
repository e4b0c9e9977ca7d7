import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PluginManager, PluginManagerOptions } from '#lib/plugins/PluginManager.ts';
import { HOSTILE_PLUGINS, keepingLog, testManager } from './kit.ts';

const SECRET = 'sk_hostile_secret/with+signs=1';
const database = createServer((_request, response) => void response.end('secret data'));
let port = 0;
let log = keepingLog();
let manager: PluginManager;

beforeAll(async () => {
  await new Promise<void>((resolve) => database.listen(0, '127.0.0.1', resolve));
  const address = database.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  port = address.port;
});
afterAll(() => database.close());
beforeEach(() => {
  log = keepingLog();
  manager = hostileManager();
});
afterEach(() => manager.stop());

function hostileManager(options: Partial<PluginManagerOptions> = {}): PluginManager {
  const limits = { heartbeatMs: 700, ...options.limits };
  return testManager({ pluginsDir: HOSTILE_PLUGINS, log, ...options, limits });
}

function attack(
  description: string,
  extra: { tenantId?: string; deadlineMs?: number; url?: string; isProbe?: boolean } = {},
) {
  const operationId = 'op_12345678';
  const input = {
    operationId,
    amount: { amountMinor: '100', currency: 'EUR' },
    description,
    reference: 'INV-1',
    customerRef: 'c',
    methodRef: 'm',
  };
  const of = {
    pluginId: 'hostile',
    tenantId: extra.tenantId ?? 'tenant-a',
    contract: 'paymentGateway',
    settings: { tenant: extra.url === undefined ? {} : { url: extra.url } },
    secrets: { tenant: { key: SECRET } },
    deadlineMs: extra.deadlineMs ?? 10_000,
  } as const;
  if (!extra.isProbe) return manager.call({ ...of, method: 'chargeSaved', input });
  const startedAt = new Date().toISOString();
  return manager.call({ ...of, method: 'probe', input: { of: 'chargeSaved', operationId, startedAt, input } });
}

describe('what a plugin tries to reach is denied', () => {
  test.each([
    'passwd',
    'environ',
    'hostSource',
    'write',
    'spawn',
    'worker',
    'listen',
    'dns',
    'sqlite',
    'inspector',
    'env',
  ])('%s', async (name) => {
    const { result } = await attack(name);
    expect(result).toMatchObject({ status: 'failed', code: 'told' });
    expect(JSON.stringify(result)).toContain('denied');
    expect(JSON.stringify(result)).not.toContain('worked');
  });
  test.each(['socket', 'fetch'])('a TCP port of the host by %s', async (name) => {
    const { result } = await attack(`${name} ${port}`);
    expect(JSON.stringify(result)).toContain('denied');
  });
  test('nothing was written', () => {
    expect(existsSync('/tmp/panel1-plugin-was-here')).toBe(false);
    expect(existsSync('/tmp/panel1-plugin.db')).toBe(false);
  });
  test.each([
    'https://other.example.test/',
    'https://api.example.test:8443/',
    'http://api.example.test/',
    'https://api.example.test@169.254.169.254/',
    'http://127.0.0.1:PORT/',
    'http://localhost:PORT/',
    'http://2130706433:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://169.254.169.254/latest/meta-data/',
    'file:///etc/passwd',
  ])('a request of the host to %s', async (url) => {
    const { result, exchanges } = await attack(`request ${url.replace('PORT', String(port))}`);
    expect(JSON.stringify(result)).toContain('denied sent false');
    expect(exchanges).toMatchObject([{ status: null, error: 'denied' }]);
  });
  test('a base address in the settings may only name this machine', async () => {
    const { result } = await attack('ping', { url: 'https://attacker.example.test' });
    expect(result).toMatchObject({ status: 'failed', class: 'validation', code: 'settings_out_of_bounds' });
  });
});

describe('what a plugin does to itself harms only its own call', () => {
  test.each(['exit', 'abort', 'reject', 'spin', 'heap', 'buffers', 'v8flags', 'badFrame', 'hugeFrame', 'flood'])(
    '%s: the call is unknown, the host and other tenants go on',
    async (name) => {
      const neighbour = attack('wait 300', { tenantId: 'tenant-b' });
      const { result } = await attack(name);
      expect(result, JSON.stringify(result)).toMatchObject({ status: 'unknown' });
      expect((await neighbour).result).toMatchObject({ safeMessage: 'waited' });
      expect((await attack('ping', { tenantId: 'tenant-b' })).result).toMatchObject({ code: 'told' });
    },
  );
  test('a call that never ends is unknown at its deadline, and the process still serves', async () => {
    await attack('ping');
    expect((await attack('never', { deadlineMs: 300 })).result).toMatchObject({ status: 'unknown' });
    expect((await attack('ping')).result).toMatchObject({ code: 'told' });
  });
  test('a plugin that breaks the protocol at start is refused, and then paused before the next try', async () => {
    const broken = { ...callOfGarbage(), tenantId: 'tenant-a' };
    expect((await manager.call(broken)).result).toMatchObject({ status: 'failed', code: 'plugin_start_failed' });
    const again = await manager.call(broken);
    expect(again.result).toMatchObject({ status: 'failed', class: 'rate_limited' });
  });
});

function callOfGarbage() {
  return {
    pluginId: 'garbage',
    contract: 'paymentGateway',
    method: 'testConnection',
    settings: {},
    secrets: {},
    input: {},
  } as const;
}

describe('what a plugin says is checked', () => {
  test('an outcome that breaks the contract is refused', async () => {
    expect((await attack('lie')).result).toMatchObject({ status: 'failed', code: 'plugin_output_invalid' });
    expect((await attack('huge')).result).toMatchObject({ status: 'failed', code: 'plugin_output_invalid' });
    expect((await attack('pollute')).result).toMatchObject({ status: 'failed' });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
  test.each(['https://pay.example.test.evil.test/', 'javascript:alert(1)', 'http://pay.example.test/'])(
    'a payer is not sent to %s',
    async (url) => {
      expect((await attack(`redirect ${url}`)).result).not.toMatchObject({ status: 'needs_action' });
      // A page that a probe finds is one that a payer will be sent to as well.
      expect((await attack(`found ${url}`, { isProbe: true })).result).not.toMatchObject({ status: 'done' });
    },
  );
  test('a payer is sent to a host of the manifest, by an answer as by a probe', async () => {
    const url = 'https://pay.example.test/page';
    expect((await attack(`redirect ${url}`)).result).toMatchObject({ status: 'needs_action', url });
    expect((await attack(`found ${url}`, { isProbe: true })).result).toMatchObject({ status: 'done' });
  });
  test('secrets are blanked in log lines, messages and errors', async () => {
    const { result } = await attack('leak');
    await attack('throw');
    const written = JSON.stringify([result, log.lines]);
    expect(written).toContain('•••');
    expect(written).not.toContain(SECRET);
    expect(written).not.toContain(Buffer.from(SECRET).toString('base64').slice(0, 20));
  });
});

describe('processes', () => {
  test('every tenant has a process of its own', async () => {
    const [a, b, again] = [await attack('ping'), await attack('ping', { tenantId: 'tenant-b' }), await attack('ping')];
    expect(JSON.stringify(a.result)).toContain('tenant-a');
    expect(JSON.stringify(b.result)).toContain('tenant-b');
    expect(again.result).toEqual(a.result);
  });
  test('what does not fit in the queue is refused at once and was surely not done', async () => {
    await manager.stop();
    manager = hostileManager({ limits: { inFlight: 2, queued: 3 } });
    const answers = await Promise.all(Array.from({ length: 8 }, () => attack('wait 200')));
    const refused = answers.filter(({ result }) => result.status === 'failed' && result.code === 'plugin_busy');
    expect(refused).toHaveLength(3);
  });
  test('an idle process ends, and the next call starts another', async () => {
    await manager.stop();
    manager = hostileManager({ limits: { idleMs: 50 } });
    const first = JSON.stringify((await attack('ping')).result);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(JSON.stringify((await attack('ping')).result)).not.toBe(first);
  });
  test('the number of live processes is bounded: the longest idle one makes room', async () => {
    await manager.stop();
    manager = hostileManager({ limits: { processes: 1 } });
    const first = JSON.stringify((await attack('ping')).result);
    expect((await attack('ping', { tenantId: 'tenant-b' })).result).toMatchObject({ code: 'told' });
    expect(JSON.stringify((await attack('ping')).result)).not.toBe(first);
  });
  test.runIf(process.getuid?.() === 0)('as root they run as another user', async () => {
    await manager.stop();
    manager = hostileManager({ dropUid: 65_534 });
    const { result } = await attack('uid');
    const warned = log.lines.some(({ message }) => message.startsWith('plugins run as the user of the host'));
    expect(result).toMatchObject({ safeMessage: warned ? 'uid 0' : 'uid 65534' });
  });
  test('a manifest for another API, and an entry that is a link, are left out', () => {
    expect(manager.list().map(({ id }) => id)).toEqual(['garbage', 'hostile']);
    expect(log.lines.filter(({ message }) => message === 'plugin refused')).toHaveLength(2);
  });
});
