import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authenticate } from '#modules/identity/index.ts';
import { PASSWORD } from '#modules/identity/testing.ts';
import { type AuthWorld, createAuthWorld } from './auth-world.ts';

let world: AuthWorld;
beforeAll(async () => {
  world = await createAuthWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const refresh = (cookie: string | undefined) => world.post('/auth/client/refresh', {}, { cookie });
/** Who the token speaks for, or the code of the refusal. */
const whoIs = (token: string | undefined, isChange = true) =>
  authenticate(world.access, { tenantId: world.tenantId, authorization: `Bearer ${token}`, ip: null, isChange })
    .then((actor) => actor.kind)
    .catch((error: { code: string }) => error.code);

describe('a login', () => {
  it('answers a short access token and keeps the refresh token in a cookie that scripts and sub-domains cannot reach', async () => {
    await world.addUser('ada@example.com');
    const { status, body, setCookie } = await world.logIn('client', ' ADA@example.com ');
    expect(status).toBe(200);
    expect(body).toEqual({ accessToken: expect.stringMatching(/^ey/), expiresIn: 300 });
    expect(setCookie).toMatch(/^__Host-p1_client=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict; Max-Age=\d+$/);
  });

  it('says the same of an unknown address, a wrong password and a person who is no staff', async () => {
    const unknown = await world.logIn('client', 'nobody@example.com');
    const wrong = await world.logIn('client', 'ada@example.com', 'not the right one');
    const noStaff = await world.logIn('staff', 'ada@example.com');
    for (const answer of [unknown, wrong, noStaff]) {
      expect(answer.status).toBe(401);
      expect(answer.body.error?.code).toBe('auth.bad_credentials');
      expect(answer.setCookie).toBeUndefined();
    }
  });

  it('takes as long for an unknown address as for a wrong password', async () => {
    const time = async (email: string) => {
      const start = performance.now();
      await world.logIn('client', email, 'not the right one');
      return performance.now() - start;
    };
    await world.addUser('timed0@example.com');
    for (let i = 1; i < 12; i += 1) await world.addUser(`timed${i}@example.com`);
    const known: number[] = [];
    const unknown: number[] = [];
    for (let i = 0; i < 12; i += 1) {
      known.push(await time(`timed${i}@example.com`));
      unknown.push(await time(`absent${i}@example.com`));
    }
    const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
    // Hashing takes several times longer than everything else: a missing hash would at least halve it.
    expect(median(unknown)).toBeGreaterThan(median(known) * 0.5);
    expect(median(unknown)).toBeLessThan(median(known) * 2);
  });

  it('gets a session of its own, whatever cookie the browser brought', async () => {
    const planted = `__Host-p1_client=${'A'.repeat(43)}`;
    const answer = await world.post(
      '/auth/client/login',
      { email: 'ada@example.com', password: PASSWORD },
      { cookie: planted },
    );
    expect(answer.cookie).toMatch(/^__Host-p1_client=/);
    expect(answer.cookie).not.toBe(planted);
    expect((await refresh(planted)).status).toBe(401);
  });

  it('ignores a cookie without the __Host- prefix, and one that came twice', async () => {
    const { cookie } = await world.logIn('client', 'ada@example.com');
    expect((await refresh(cookie?.replace('__Host-', ''))).body.error?.code).toBe('auth.required');
    expect((await refresh(`${cookie}; __Host-p1_client=${'B'.repeat(43)}`)).body.error?.code).toBe('auth.required');
    expect((await refresh(cookie)).status).toBe(200);
  });

  it('is refused over plain http elsewhere than on this machine, and says what to do', async () => {
    await world.admin.query("insert into tenant_hosts values ('panel.example.com', $1, false, now())", [
      world.tenantId,
    ]);
    const headers = { host: 'panel.example.com', origin: 'http://panel.example.com' };
    const answer = await world.post(
      '/auth/client/login',
      { email: 'ada@example.com', password: PASSWORD },
      { headers },
    );
    expect(answer.status).toBe(412);
    expect(answer.body.error).toMatchObject({
      code: 'auth.insecure_connection',
      message: expect.stringContaining('https'),
    });
  });

  it('is refused from another origin, without our header, and as a form', async () => {
    const body = { email: 'ada@example.com', password: PASSWORD };
    for (const headers of [{ origin: 'https://evil.example.com' }, { 'x-p1': '' }, { 'content-type': 'text/plain' }]) {
      const answer = await world.post('/auth/client/login', body, { headers });
      expect(answer.setCookie).toBeUndefined();
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
  });

  it('refuses unknown keys', async () => {
    const body = { email: 'ada@example.com', password: PASSWORD, tenantId: 'x', role: 'owner' };
    expect((await world.post('/auth/client/login', body)).body.error?.code).toBe('request.invalid');
  });
});

describe('a refresh token', () => {
  it('rotates: each use gives a new one', async () => {
    const first = await world.logIn('client', 'ada@example.com');
    const second = await refresh(first.cookie);
    expect(second.status).toBe(200);
    expect(second.cookie).not.toBe(first.cookie);
    expect((await refresh(second.cookie)).status).toBe(200);
  });

  it('answers the same successor to its direct predecessor for ten seconds', async () => {
    const first = await world.logIn('client', 'ada@example.com');
    const answers = await Promise.all([refresh(first.cookie), refresh(first.cookie), refresh(first.cookie)]);
    expect(new Set(answers.map(({ cookie }) => cookie)).size).toBe(1);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });

  it('that was spent eleven seconds ago ends the session for both holders and warns the person', async () => {
    const first = await world.logIn('client', 'ada@example.com');
    const second = await refresh(first.cookie);
    world.sleep(11);
    expect((await refresh(first.cookie)).body.error?.code).toBe('auth.session_expired');
    expect((await refresh(second.cookie)).body.error?.code).toBe('auth.session_expired');
    expect(await whoIs(second.body.accessToken)).toBe('auth.session_expired');
    const { rows } = await world.admin.query("select 1 from outbox_events where name = 'user.sessions_revoked'");
    expect(rows).toHaveLength(1);
  });

  it('of two generations ago ends the session even within the grace', async () => {
    const first = await world.logIn('client', 'ada@example.com');
    const second = await refresh(first.cookie);
    const third = await refresh(second.cookie);
    expect((await refresh(first.cookie)).status).toBe(401);
    expect((await refresh(third.cookie)).status).toBe(401);
  });

  it('is stored as a hash only', async () => {
    const { cookie } = await world.logIn('client', 'ada@example.com');
    const token = cookie?.split('=')[1] ?? 'none';
    const { rows } = await world.admin.query<{ row: string }>(
      'select row_to_json(t)::text as row from refresh_tokens t',
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ row }) => row.includes(token) || row.includes(Buffer.from(token).toString('hex')))).toEqual(
      [],
    );
  });

  it('of one surface is nothing on the other', async () => {
    const { cookie } = await world.logIn('client', 'ada@example.com');
    const renamed = cookie?.replace('client', 'staff');
    expect((await world.post('/auth/staff/refresh', {}, { cookie: renamed })).status).toBe(401);
    expect((await refresh(cookie)).status).toBe(200);
  });

  it('ends after fourteen days without use', async () => {
    const { cookie } = await world.logIn('client', 'ada@example.com');
    world.sleep(14 * 86_400 + 1);
    expect((await refresh(cookie)).status).toBe(401);
  });
});

describe('a logout', () => {
  it('revokes: neither the cookie nor the access token works afterwards', async () => {
    const { cookie, body } = await world.logIn('client', 'ada@example.com');
    expect(await whoIs(body.accessToken)).toBe('user');
    const out = await world.post('/auth/client/logout', {}, { cookie });
    expect(out.setCookie).toContain('Max-Age=0');
    expect((await refresh(cookie)).status).toBe(401);
    expect(await whoIs(body.accessToken, false)).toBe('auth.session_expired');
  });
});
