import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLimiter } from '#lib/ratelimit/limiter.ts';
import { issueMailToken } from '#modules/identity/index.ts';
import { PASSWORD } from '#modules/identity/testing.ts';
import { type Answer, type AuthWorld, createAuthWorld } from './auth-world.ts';

let world: AuthWorld;
beforeAll(async () => {
  world = await createAuthWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const WRONG = 'not the right one';
const HOME = '203.0.113.7';

const logIn = (email: string, of: { from?: string; password?: string } = {}) =>
  world.post(
    '/auth/client/login',
    { email, password: of.password ?? WRONG },
    of.from === undefined ? { from: HOME } : { from: of.from },
  );

/** Lets every wait that runs end, and gives networks their attempts back: only failures stay remembered. */
const waitsEnd = () =>
  world.admin.query("update rate_limits set expire = 0 where key like '%:wait' or key like '%identity.log_in:ip:%'");

function told({ status, body }: Answer) {
  const error: { code?: string; details?: { retryAfterSeconds?: number } } = body.error ?? {};
  return { status, code: error.code, wait: error.details?.retryAfterSeconds };
}

/** The wait that each further failure brings, until the first one that is not longer. */
async function waits(email: string, from: string): Promise<(number | undefined)[]> {
  const seen: (number | undefined)[] = [];
  for (let i = 0; i < 5; i += 1) expect(told(await logIn(email, { from })).status).toBe(401);
  for (let i = 0; i < 8; i += 1) {
    seen.push(told(await logIn(email, { from })).wait);
    await waitsEnd();
    expect(told(await logIn(email, { from })).status).toBe(401);
  }
  return seen;
}

describe('failed logins of one account from one network', () => {
  it('are free five times, then wait 15 seconds, then twice as long each time, at most a quarter of an hour', async () => {
    await world.addUser('guessed@example.com');
    expect(await waits('guessed@example.com', '203.0.113.20')).toEqual([15, 30, 60, 120, 240, 480, 900, 900]);
  });

  it('are told apart from nothing by an address that nobody has', async () => {
    expect(await waits('nobody@example.com', '203.0.113.21')).toEqual([15, 30, 60, 120, 240, 480, 900, 900]);
  });

  it('count for every spelling of the address, and also when they come at once', async () => {
    await world.addUser('at.once@example.com');
    const spellings = ['at.once@example.com', 'AT.once@example.com', 'at.Once@Example.com'];
    const answers = await Promise.all(Array.from({ length: 15 }, (_, i) => logIn(spellings[i % 3] ?? '', {})));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
    await waitsEnd();
  });

  it('do not grow while somebody hammers at the closed door, nor use up what others of the network have', async () => {
    await world.addUser('hammered@example.com');
    await world.addUser('colleague@example.com');
    for (let i = 0; i < 5; i += 1) await logIn('hammered@example.com');
    for (let i = 0; i < 30; i += 1) expect(told(await logIn('hammered@example.com')).wait).toBeLessThanOrEqual(15);
    expect((await logIn('colleague@example.com', { password: PASSWORD })).status).toBe(200);
    await waitsEnd();
    expect((await logIn('hammered@example.com', { password: PASSWORD })).status).toBe(200);
  });

  it('are forgotten by a login that succeeds, and one that succeeds never counts', async () => {
    await world.addUser('clumsy@example.com');
    for (let i = 0; i < 30; i += 1)
      expect((await logIn('clumsy@example.com', { password: PASSWORD })).status).toBe(200);
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < 4; i += 1) expect((await logIn('clumsy@example.com')).status).toBe(401);
      expect((await logIn('clumsy@example.com', { password: PASSWORD })).status).toBe(200);
    }
  });

  it('wait in every process', async () => {
    const rule = { free: 2, firstSeconds: 60, longestSeconds: 900, forgetSeconds: 3600 };
    const [first, second] = [0, 1].map(() => createLimiter({ kind: 'postgres', pool: world.kernel.db.platform }));
    await first?.attempt('key', rule);
    await second?.attempt('key', rule);
    await expect(first?.attempt('key', rule)).rejects.toMatchObject({ details: { retryAfterSeconds: 60 } });
    await second?.succeeded('key', rule);
    await first?.attempt('key', rule);
  });
});

describe('somebody who guesses from elsewhere', () => {
  it('does not make the person wait', async () => {
    await world.addUser('victim@example.com');
    for (let i = 0; i < 6; i += 1) await logIn('victim@example.com', { from: '198.18.0.1' });
    expect((await logIn('victim@example.com', { password: PASSWORD, from: '198.18.0.2' })).status).toBe(200);
  });

  it('on many machines is stopped for the account, and the person still gets in: at home, and by a mailed link anywhere', async () => {
    const email = 'wanted@example.com';
    const userId = await world.addUser(email);
    expect((await logIn(email, { password: PASSWORD, from: '203.0.113.80' })).status).toBe(200);
    for (let i = 0; i < 60; i += 1) await logIn(email, { from: `198.18.${1 + Math.floor(i / 3)}.1` });
    expect(told(await logIn(email, { from: '198.18.200.1' }))).toMatchObject({
      status: 429,
      code: 'request.rate_limited',
    });
    expect((await logIn(email, { password: PASSWORD, from: '198.18.201.1' })).status).toBe(429);
    expect((await logIn(email, { password: PASSWORD, from: '203.0.113.80' })).status).toBe(200);
    const { path } = await world.system((ctx) => issueMailToken(ctx, { userId, purpose: 'reset_password' }));
    const reset = { token: path.split('=')[1], newPassword: 'quite another secret' };
    expect((await world.post('/trpc/identity.resetPassword', reset, { from: '198.18.202.1' })).status).toBe(200);
    expect((await logIn(email, { password: 'quite another secret', from: '198.18.202.1' })).status).toBe(200);
    expect((await logIn(email, { password: 'quite another secret', from: '198.18.203.1' })).status).toBe(429);
  });
});

describe('a refused password', () => {
  const NETWORK = '2001:db8:7:1::/64';
  const rows = async () => {
    const trail = `select resource_id, ip, detail::text as detail, to_jsonb(a)::text as whole from audit_entries a
      where action = 'identity.refuse_login' and ip = '${NETWORK}' order by occurred_at`;
    return (await world.admin.query(trail)).rows;
  };

  it('is in the audit trail, at the account or without a name, with the network and never with what was typed', async () => {
    const userId = await world.addUser('kim@example.com');
    await logIn('kim@example.com', { from: '2001:db8:7:1::15', password: 'spring in the garden' });
    await logIn('my own secret password', { from: '2001:db8:7:1::16' });
    await logIn('nobody.here@example.com', { from: '2001:db8:7:1::17' });
    const written = await rows();
    expect(written.map((row) => row.resource_id)).toEqual([userId, null]);
    expect(written[0]?.detail).toBe('{"surface": "client"}');
    for (const word of ['spring', 'nobody', 'example.com'])
      expect(written.map((row) => row.whole).join()).not.toContain(word);
  });

  it('of somebody who may not come in at this door is there as well', async () => {
    await world.addUser('lee@example.com');
    const before = (await rows()).length;
    const body = { email: 'lee@example.com', password: PASSWORD };
    expect((await world.post('/auth/staff/login', body, { from: '2001:db8:7:1::18' })).status).toBe(401);
    expect((await rows()).slice(before).map((row) => row.detail)).toEqual(['{"surface": "staff"}']);
  });
});
