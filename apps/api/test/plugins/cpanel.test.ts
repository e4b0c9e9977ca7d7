import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { conformProvisioningAdapter, expectStatus, newOperation } from '@panel1/plugin-sdk/testing';
import { startWhmSim, type WhmSim } from '@panel1/provider-sims';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { callerOf, keepingLog, manifestOf, testManager } from './kit.ts';

const TOKEN = 'WHMTOKEN0123456789ABCDEF';

const log = keepingLog();
const manager = testManager({ log });
let sim: WhmSim;

beforeAll(async () => {
  sim = await startWhmSim({ seed: 'plugins', token: TOKEN, controlToken: 'control', maximumUsers: 500 });
});
afterEach(() => sim.faults.clear());
afterAll(async () => {
  await manager.stop();
  await sim.stop();
});

const callAt = (url: string | undefined, apiToken: string) =>
  callerOf({
    manager,
    pluginId: 'cpanel',
    contract: 'provisioningAdapter',
    settings: () => ({ server: { url: url ?? sim.url } }),
    secrets: () => ({ server: { apiToken } }),
  });
const callWith = (apiToken: string) => callAt(undefined, apiToken);
const call = callWith(TOKEN);

const executed = (operation: string): number =>
  sim.journal().filter((entry) => entry.operation === operation && entry.executed && entry.status === 200).length;
const applied = (operation: string): number =>
  sim.journal().filter((entry) => entry.operation === operation && entry.executed).length;

const FUNCTION_OF: Readonly<Record<string, string>> = { create: 'createacct', suspend: 'suspendacct' };

conformProvisioningAdapter(manifestOf(manager, 'cpanel'), {
  call,
  callWithBadCredentials: callWith('WRONGTOKEN0000000'),
  secrets: [TOKEN],
  packages: ['starter', 'business'],
  creations: async () => applied('createacct'),
  loseNextAnswer: (method) =>
    sim.faults.add({ kind: 'execute_then_drop', operation: FUNCTION_OF[method] ?? 'unknown method' }),
});

function creation(serviceId: string = randomUUID()) {
  return {
    operationId: newOperation(),
    serviceId,
    domain: `d${serviceId.slice(0, 8)}.example.test`,
    packageName: 'starter',
    contactEmail: 'ann@example.test',
    password: 'Qx7-provision-Zp3!',
  };
}

describe('WHM answers that must not be taken at their word', () => {
  test('a creation that is refused after it was done counts as done', async () => {
    const before = applied('createacct');
    const liar = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      const { authorization = '', 'content-type': type = '' } = request.headers;
      const headers = { authorization, 'content-type': type };
      const body = Buffer.concat(chunks).toString();
      const answer = await (await fetch(`${sim.url}${request.url}`, { method: 'POST', headers, body })).text();
      const refused = { metadata: { result: 0, reason: 'A group of that name exists', command: 'createacct' } };
      response.end(request.url === '/json-api/createacct' ? JSON.stringify(refused) : answer);
    });
    await once(liar.listen(0, '127.0.0.1'), 'listening');
    const address = liar.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const { result } = await callAt(`http://127.0.0.1:${address.port}`, TOKEN)('create', creation());
    liar.close();
    expectStatus(result, 'done');
    expect(applied('createacct') - before).toBe(1);
  });
  test('a refusal that did nothing is a failure with the reason of the server', async () => {
    sim.faults.add({ kind: 'result_zero', operation: 'createacct', reason: 'You have reached your account limit.' });
    const { result } = await call('create', creation());
    expect(result).toMatchObject({ status: 'failed', class: 'capacity' });
  });
  test.each([
    ['html_body', { execute: true }],
    ['error_after_apply', { status: 500 }],
    ['reset_mid_body', {}],
  ] as const)(
    '%s after a creation is unknown, the probe finds it, and a retry makes no second',
    async (kind, extra) => {
      const input = creation();
      const before = applied('createacct');
      const startedAt = new Date().toISOString();
      sim.faults.add({ kind, operation: 'createacct', ...extra });
      expectStatus((await call('create', input)).result, 'unknown');
      const probe = { of: 'create', operationId: input.operationId, startedAt, input } as const;
      expect(expectStatus((await call('probe', probe)).result, 'done').value).toMatchObject({ found: true });
      expectStatus((await call('create', input)).result, 'done');
      expect(applied('createacct') - before).toBe(1);
    },
  );
  test('an HTML page in place of a reading is transient', async () => {
    sim.faults.add({ kind: 'html_body', operation: 'accountsummary' });
    const { result } = await call('getStatus', { accountRef: 'anyone' });
    expect(result).toMatchObject({ status: 'failed', class: 'transient' });
  });
  test.each([401, 403])(
    'credentials refused with HTTP %i before a creation: nothing was sent twice',
    async (status) => {
      sim.faults.add({ kind: 'auth_denied', operation: '*', status, times: 10 });
      expect((await call('create', creation())).result).toMatchObject({ status: 'failed', class: 'auth' });
    },
  );
  test('a hanging creation ends as unknown at its deadline', async () => {
    const input = creation();
    sim.faults.add({ kind: 'hang', operation: 'createacct', execute: true });
    const { result, exchanges } = await manager.call({
      pluginId: 'cpanel',
      tenantId: 'tenant-a',
      contract: 'provisioningAdapter',
      method: 'create',
      settings: { server: { url: sim.url } },
      secrets: { server: { apiToken: TOKEN } },
      input,
      deadlineMs: 2_500,
    });
    expectStatus(result, 'unknown');
    expect(exchanges.at(-1)).toMatchObject({ status: null, error: 'timeout' });
  });
});

describe('user names', () => {
  test('they follow from the service, are eight long, and begin with a letter', async () => {
    const names = new Set<string>();
    for (let index = 0; index < 20; index += 1) {
      const { value } = expectStatus((await call('create', creation())).result, 'done');
      expect(value.username).toMatch(/^[a-z][a-z2-7]{7}$/);
      names.add(value.username);
    }
    expect(names.size).toBe(20);
  });
});

describe('the record', () => {
  test('a creation is recorded with its requests, without token and password', async () => {
    const input = creation();
    const { exchanges } = await call('create', input);
    expect(exchanges.map((entry) => entry.url.split('/').at(-1))).toContain('createacct');
    const text = JSON.stringify(exchanges);
    expect(text).toContain(input.domain);
    expect(text).not.toContain(input.password);
    expect(text).not.toContain(TOKEN);
    expect(executed('createacct')).toBeGreaterThan(0);
  });
  test('no secret ever reached the log', () => {
    expect(JSON.stringify(log.lines)).not.toContain(TOKEN);
  });
});
