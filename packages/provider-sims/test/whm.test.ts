import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startWhmSim, type WhmSim } from '../src/index.ts';

const TOKEN = 'WHMTOKEN0123456789';
let sim: WhmSim;

beforeEach(async () => {
  sim = await startWhmSim({
    seed: 'whm',
    token: TOKEN,
    controlToken: 'control',
    maximumUsers: 4,
    slowMs: 50,
    resellers: [{ user: 'shop', token: 'RESELLER' }],
  });
});
afterEach(() => sim.stop());

interface Envelope {
  data: Record<string, unknown>;
  metadata: { command: string; result: number; reason: string; version: number; output?: { raw: string } };
}

async function post(
  fn: string,
  params: Record<string, string> = {},
  auth = `whm root:${TOKEN}`,
  base = sim.url,
): Promise<Envelope> {
  const response = await fetch(`${base}/json-api/${fn}?api.version=1`, {
    method: 'POST',
    headers: { authorization: auth },
    body: new URLSearchParams(params),
  });
  expect(response.status).toBe(200);
  // The envelope is WHM's documented shape; each test asserts the fields it reads.
  return (await response.json()) as Envelope;
}

const ACCOUNT = {
  username: 'p1k3x9ab',
  domain: 'one.test',
  plan: 'starter',
  password: 'Hard-to-guess-1',
  contactemail: 'a@one.test',
};

function accountIn(answer: Envelope): unknown {
  return Array.isArray(answer.data['acct']) ? answer.data['acct'][0] : undefined;
}

test('an account is created, found by user and by domain, and counted', async () => {
  const created = await post('createacct', ACCOUNT);
  expect(created.metadata).toMatchObject({ result: 1, command: 'createacct', version: 1 });
  expect(created.data).toMatchObject({ package: 'starter' });
  for (const by of [{ user: 'p1k3x9ab' }, { domain: 'one.test' }]) {
    expect(accountIn(await post('accountsummary', by))).toMatchObject({
      user: 'p1k3x9ab',
      domain: 'one.test',
      suspended: 0,
      disklimit: '5120M',
    });
  }
  expect((await post('get_current_users_count')).data).toEqual({ users: 1 });
  expect((await post('get_maximum_users')).data).toEqual({ users: 4 });
});

test('the raw log of createacct holds the clear password, the journal does not', async () => {
  const created = await post('createacct', ACCOUNT);
  expect(created.metadata.output?.raw).toContain('PassWord: Hard-to-guess-1');
  expect(JSON.stringify(sim.journal())).not.toContain('Hard-to-guess-1');
  expect(JSON.stringify(sim.journal())).not.toContain(TOKEN);
});

test.each([
  ['is longer than 16 characters', { username: 'a2345678901234567' }],
  ['cannot begin with a number', { username: '1abc' }],
  ['cannot begin with the string “test”', { username: 'testing' }],
  ['first eight characters', { username: 'p1k3x9abzz', domain: 'other.test' }],
  ['already exists in the userdata', { username: 'another' }],
  ['already has an account', {}],
  ['does not exist', { username: 'another', domain: 'other.test', plan: 'nosuch' }],
  ['too weak', { username: 'another', domain: 'other.test', password: 'short' }],
])('createacct refuses with HTTP 200 and result 0: %s', async (reason, change) => {
  await post('createacct', ACCOUNT);
  const refused = await post('createacct', { ...ACCOUNT, ...change });
  expect(refused.metadata.result).toBe(0);
  expect(refused.metadata.reason).toContain(reason);
  expect(sim.journal().filter((e) => e.operation === 'createacct' && e.executed)).toHaveLength(1);
});

test('suspension is visible, locked suspension yields only to root, and removal is final', async () => {
  const reseller = 'whm shop:RESELLER';
  await post('createacct', ACCOUNT, reseller);
  expect((await post('suspendacct', { user: 'p1k3x9ab', reason: 'overdue', disallowun: '1' })).metadata.result).toBe(1);
  expect(accountIn(await post('accountsummary', { user: 'p1k3x9ab' }))).toMatchObject({
    suspended: 1,
    suspendreason: 'overdue',
    is_locked: 1,
  });
  expect((await post('listsuspended')).data['account']).toMatchObject([{ user: 'p1k3x9ab', reason: 'overdue' }]);
  expect((await post('unsuspendacct', { user: 'p1k3x9ab' }, reseller)).metadata.reason).toContain('locked');
  expect((await post('unsuspendacct', { user: 'p1k3x9ab' })).metadata.result).toBe(1);
  expect((await post('removeacct', { username: 'p1k3x9ab' })).metadata.result).toBe(1);
  expect((await post('accountsummary', { user: 'p1k3x9ab' })).metadata).toMatchObject({
    result: 0,
    reason: 'Account does not exist.',
  });
});

test('a reseller sees only his own accounts', async () => {
  await post('createacct', ACCOUNT);
  expect((await post('listaccts', {}, 'whm shop:RESELLER')).data['acct']).toEqual([]);
  expect((await post('suspendacct', { user: 'p1k3x9ab' }, 'whm shop:RESELLER')).metadata.reason).toContain(
    'do not have access',
  );
});

test('package, password and usage work, and usage only grows', async () => {
  await post('createacct', ACCOUNT);
  expect((await post('changepackage', { user: 'p1k3x9ab', pkg: 'business' })).metadata.result).toBe(1);
  expect((await post('changepackage', { user: 'p1k3x9ab', pkg: 'nosuch' })).metadata.result).toBe(0);
  expect((await post('passwd', { user: 'p1k3x9ab', password: 'Another-good-1' })).data['app']).toContain('system');
  await sim.advance(86_400_000);
  const usage = accountIn(await post('showbw', { searchtype: 'user', search: 'p1k3x9ab', searchmethod: 'exact' }));
  expect(usage).toMatchObject({ user: 'p1k3x9ab', maindomain: 'one.test' });
  expect(accountIn(await post('accountsummary', { user: 'p1k3x9ab' }))).toMatchObject({ plan: 'business' });
});

test('a session link opens the simulated panel once and not after its time', async () => {
  await post('createacct', ACCOUNT);
  const first = await post('create_user_session', { user: 'p1k3x9ab', service: 'cpaneld' });
  const url = String(first.data['url']);
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('SIMULATED cPanel');
  expect((await fetch(url)).status).toBe(403);
  const second = await post('create_user_session', { user: 'p1k3x9ab', service: 'cpaneld' });
  await sim.advance(16 * 60_000);
  expect((await fetch(String(second.data['url']))).status).toBe(403);
});

test('no credentials and wrong credentials are refused in two different shapes', async () => {
  const none = await fetch(`${sim.url}/json-api/version?api.version=1`);
  expect([none.status, none.headers.get('content-type')]).toEqual([403, 'text/html; charset="utf-8"']);
  const wrong = await fetch(`${sim.url}/json-api/version?api.version=1`, {
    headers: { authorization: 'whm root:WRONG' },
  });
  expect(wrong.status).toBe(403);
  expect(await wrong.json()).toMatchObject({ cpanelresult: { error: 'Access denied' } });
});

test('the state survives a restart through the snapshot, which only its owner may read', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'whm-sim-'));
  const options = { seed: 's', token: TOKEN, snapshotFile: join(folder, 'whm.json') };
  const before = await startWhmSim(options);
  await post('createacct', ACCOUNT, `whm root:${TOKEN}`, before.url);
  await before.advance(5000);
  // Read without stopping: the file must be complete before the answer left.
  expect(await readFile(options.snapshotFile, 'utf8')).toContain('p1k3x9ab');
  expect((await stat(options.snapshotFile)).mode & 0o777).toBe(0o600);
  await before.stop();
  const after = await startWhmSim(options);
  const summary = await post('accountsummary', { user: 'p1k3x9ab' }, `whm root:${TOKEN}`, after.url);
  expect(summary.metadata.result).toBe(1);
  expect(after.journal().filter((e) => e.operation === 'createacct')).toHaveLength(1);
  await after.stop();
  await rm(folder, { recursive: true });
});

test('an address that other machines reach is refused', async () => {
  await expect(startWhmSim({ seed: 's', token: TOKEN, host: '0.0.0.0' })).rejects.toThrow('127.0.0.1 only');
});
