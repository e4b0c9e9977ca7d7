import { afterEach, beforeEach, expect, test } from 'vitest';
import { startWhmSim, type WhmSim } from '../src/index.ts';

const AUTH = { authorization: 'whm root:TOKEN' };
let sim: WhmSim;

beforeEach(async () => {
  sim = await startWhmSim({ seed: 'faults', token: 'TOKEN', controlToken: 'control' });
});
afterEach(() => sim.stop());

function create(username = 'alpha', signal?: AbortSignal): Promise<Response> {
  return fetch(`${sim.url}/json-api/createacct?api.version=1`, {
    method: 'POST',
    headers: AUTH,
    body: new URLSearchParams({ username, domain: `${username}.test`, plan: 'starter', password: 'Long-enough-1' }),
    ...(signal ? { signal } : {}),
  });
}

const last = () =>
  sim
    .journal()
    .filter((e) => e.operation === 'createacct')
    .at(-1);

test('drop_before_execute cuts the line and nothing happens', async () => {
  sim.faults.add({ kind: 'drop_before_execute', operation: 'createacct' });
  await expect(create()).rejects.toThrow();
  expect(last()).toMatchObject({ executed: false, status: null, fault: 'drop_before_execute' });
  expect((await create()).status).toBe(200);
});

test('execute_then_drop acts and loses the answer', async () => {
  sim.faults.add({ kind: 'execute_then_drop', operation: 'createacct' });
  await expect(create()).rejects.toThrow();
  expect(last()).toMatchObject({ executed: true, status: null });
  expect(await (await create()).text()).toContain('already has an account');
});

test('reset_mid_body acts and breaks the answer off', async () => {
  sim.faults.add({ kind: 'reset_mid_body', operation: 'createacct' });
  await expect(create().then((r) => r.text())).rejects.toThrow();
  expect(last()).toMatchObject({ executed: true });
});

test('hang never answers; with execute it acts first', async () => {
  sim.faults.add({ kind: 'hang', operation: 'createacct' });
  await expect(create('alpha', AbortSignal.timeout(100))).rejects.toThrow();
  expect(last()).toMatchObject({ executed: false, status: null });
  sim.faults.add({ kind: 'hang', operation: 'createacct', execute: true });
  await expect(create('alpha', AbortSignal.timeout(100))).rejects.toThrow();
  expect(last()).toMatchObject({ executed: true, status: null });
});

test('delay answers late and rightly', async () => {
  sim.faults.add({ kind: 'delay', operation: 'createacct', ms: 80 });
  const start = performance.now();
  expect((await create()).status).toBe(200);
  expect(performance.now() - start).toBeGreaterThan(70);
});

test.each([
  ['error_before', 503, false],
  ['error_after_apply', 500, true],
  ['rate_limit', 429, false],
] as const)('%s answers %i', async (kind, status, executed) => {
  sim.faults.add({ kind, operation: 'createacct', retryAfterSeconds: 7 });
  const response = await create();
  expect(response.status).toBe(status);
  if (status === 429) expect(response.headers.get('retry-after')).toBe('7');
  expect(last()).toMatchObject({ executed, status });
});

test('result_zero is HTTP 200 with result 0 and nothing done', async () => {
  sim.faults.add({ kind: 'result_zero', operation: 'createacct', reason: 'No.' });
  expect(await (await create()).json()).toMatchObject({
    metadata: { result: 0, reason: 'No.', command: 'createacct' },
  });
  expect(last()).toMatchObject({ executed: false });
});

test('auth_denied takes the status it is given', async () => {
  sim.faults.add({ kind: 'auth_denied', operation: '*', status: 200 });
  const response = await create();
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ cpanelresult: { data: { result: '0' } } });
});

test('html_body and wrong_content_type spoil the answer', async () => {
  sim.faults.add({ kind: 'html_body', operation: 'createacct' });
  expect((await create()).headers.get('content-type')).toBe('text/html');
  expect(last()).toMatchObject({ executed: false });
  sim.faults.add({ kind: 'html_body', operation: 'createacct', execute: true });
  expect(await (await create()).text()).toContain('<html>');
  expect(last()).toMatchObject({ executed: true });
  sim.faults.add({ kind: 'wrong_content_type', operation: 'createacct' });
  expect((await create('beta')).headers.get('content-type')).toBe('text/plain');
});

test('a rule fires from the nth call on, as often as it says', async () => {
  sim.faults.add({ kind: 'error_before', operation: 'createacct', nth: 2, times: 2 });
  const statuses = [];
  for (const name of ['aaa', 'bbb', 'ccc', 'ddd']) statuses.push((await create(name)).status);
  expect(statuses).toEqual([200, 503, 503, 200]);
});

test('a seeded chance gives the same run twice', async () => {
  const run = async () => {
    const other = await startWhmSim({ seed: 'chance', token: 'TOKEN' });
    other.faults.add({ kind: 'error_before', operation: 'version', probability: 0.5 });
    const statuses: number[] = [];
    for (let i = 0; i < 20; i++) {
      statuses.push((await fetch(`${other.url}/json-api/version?api.version=1`, { headers: AUTH })).status);
    }
    await other.stop();
    return statuses;
  };
  const first = await run();
  expect(new Set(first)).toEqual(new Set([200, 503]));
  expect(await run()).toEqual(first);
});

test('the control interface is closed without its token', async () => {
  for (const path of ['requests', 'faults', 'clock', 'state']) {
    const wrong = { headers: { 'x-sim-control-token': 'guess' } };
    expect((await fetch(`${sim.url}/__sim/${path}`)).status).toBe(404);
    expect((await fetch(`${sim.url}/__sim/${path}`, wrong)).status).toBe(404);
  }
});

test('the control interface steers faults and clock and shows the journal', async () => {
  const headers = { 'x-sim-control-token': 'control' };
  const send = (path: string, body: unknown) =>
    fetch(`${sim.url}/__sim/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  expect((await send('faults', { kind: 'error_before', operation: 'createacct' })).status).toBe(201);
  expect((await send('faults', { kind: 'nonsense', operation: '*' })).status).toBe(400);
  expect((await send('faults', { kind: 'delay', operation: '*', ms: -1 })).status).toBe(400);
  expect((await create()).status).toBe(503);
  const before = await (await fetch(`${sim.url}/__sim/clock`, { headers })).json();
  const after = await (await send('clock', { advanceMs: 60_000 })).json();
  expect(Number(Object(after).now) - Number(Object(before).now)).toBeGreaterThanOrEqual(60_000);
  expect((await send('clock', { advanceMs: -1 })).status).toBe(400);
  const journal = await (await fetch(`${sim.url}/__sim/requests?operation=createacct`, { headers })).json();
  expect(journal).toMatchObject({
    requests: [{ operation: 'createacct', fault: 'error_before', executed: false, status: 503 }],
  });
});

test('a body above 1 MiB is refused', async () => {
  const response = await fetch(`${sim.url}/json-api/version?api.version=1`, {
    method: 'POST',
    headers: AUTH,
    body: 'x'.repeat(1_100_000),
  });
  expect(response.status).toBe(413);
});
