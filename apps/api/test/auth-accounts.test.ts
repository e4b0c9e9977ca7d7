import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueMailToken } from '#modules/identity/index.ts';
import { PASSWORD } from '#modules/identity/testing.ts';
import { type AuthWorld, createAuthWorld } from './auth-world.ts';

let world: AuthWorld;
beforeAll(async () => {
  world = await createAuthWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const NEW = 'quite another secret';
const SIGN_UP = { email: 'new@example.com', name: 'New Person', password: PASSWORD };

/** The token of a link that was mailed, as the mail module gets it. */
async function mailed(userId: string, purpose: 'verify_email' | 'reset_password' | 'accept_invitation') {
  const { path } = await world.system((ctx) => issueMailToken(ctx, { userId, purpose }));
  return path.split('#token=')[1] ?? '';
}
const eventsOf = async (name: string, userId: string) => {
  const { rowCount } = await world.admin.query(
    "select 1 from outbox_events where name = $1 and payload->>'userId' = $2",
    [name, userId],
  );
  return rowCount;
};
const row = async (userId: string) => (await world.admin.query('select * from users where id = $1', [userId])).rows[0];

describe('sign-up', () => {
  it('answers the same for a new address and for one that has an account', async () => {
    const first = await world.call('identity.signUp', SIGN_UP);
    const again = await world.call('identity.signUp', { ...SIGN_UP, email: 'NEW@example.com', name: 'Somebody Else' });
    expect(first.data).toEqual({ isAccepted: true });
    expect(again.text).toBe(first.text);
    const { rows } = await world.admin.query("select name from users where email_normalized = 'new@example.com'");
    expect(rows).toEqual([{ name: 'New Person' }]);
  });

  it('refuses everything that a person may not say about themselves', async () => {
    for (const extra of [
      { tenantId: world.tenantId },
      { role: 'owner' },
      { isStaff: true },
      { emailVerified: true },
      { emailVerifiedAt: '2026-01-01T00:00:00Z' },
      { permissions: ['settings:manage'] },
    ])
      expect((await world.call('identity.signUp', { ...SIGN_UP, email: 'x@example.com', ...extra })).code).toBe(
        'request.invalid',
      );
  });

  it('refuses a password that is short, common, or made of the own name', async () => {
    const withPassword = async (password: string) =>
      (await world.call('identity.signUp', { ...SIGN_UP, email: 'weak@example.com', password })).code;
    expect(await withPassword('short')).toBe('request.invalid');
    for (const easy of ['password1234', 'Passw0rd1234', 'Provider main 1!', 'weakweakweak', 'NewPerson2026'])
      expect([easy, await withPassword(easy)]).toEqual([easy, 'identity.password_too_common']);
  });

  it('and every other door refuse a password that leaks show often', async () => {
    const leaked = ['motherfucker', 'Finalfantasy!', 'Sonyericsson1', 'F0rget-Me-2026', '2026-Manchester-7'];
    const userId = await world.addUser('doors@example.com');
    const token = await world.token('client', 'doors@example.com');
    for (const newPassword of leaked.slice(0, 3)) {
      const link = async (purpose: 'reset_password' | 'accept_invitation') => ({
        token: await mailed(userId, purpose),
        newPassword,
      });
      const answers = [
        await world.call('identity.signUp', { ...SIGN_UP, email: 'leaked@example.com', password: newPassword }),
        await world.call('identity.resetPassword', await link('reset_password')),
        await world.call('identity.acceptInvitation', await link('accept_invitation')),
        await world.call('identity.changePassword', { currentPassword: PASSWORD, newPassword }, { token }),
      ];
      expect([newPassword, ...answers.map(({ code }) => code)]).toEqual([
        newPassword,
        ...Array.from({ length: 4 }, () => 'identity.password_too_common'),
      ]);
    }
    for (const password of leaked)
      expect([
        password,
        (await world.call('identity.signUp', { ...SIGN_UP, email: 'leaked@example.com', password })).code,
      ]).toEqual([password, 'identity.password_too_common']);
  });
});

describe('a mailed link', () => {
  it('to set a new password works once, ends every session and makes older links useless', async () => {
    const userId = await world.addUser('reset@example.com');
    const { cookie } = await world.logIn('client', 'reset@example.com');
    const older = await mailed(userId, 'reset_password');
    const token = await mailed(userId, 'reset_password');
    const reset = (use: string) => world.call('identity.resetPassword', { token: use, newPassword: NEW });
    expect((await reset(older)).code).toBe('auth.link_invalid');
    expect((await reset(token)).status).toBe(200);
    expect((await reset(token)).code).toBe('auth.link_invalid');
    expect((await world.post('/auth/client/refresh', {}, { cookie })).status).toBe(401);
    expect((await world.logIn('client', 'reset@example.com')).status).toBe(401);
    expect((await world.logIn('client', 'reset@example.com', NEW)).status).toBe(200);
    expect(await eventsOf('user.password_changed', userId)).toBe(1);
  });

  it('is refused after 31 minutes', async () => {
    const token = await mailed(await world.addUser('late@example.com'), 'reset_password');
    world.sleep(31 * 60);
    expect((await world.call('identity.resetPassword', { token, newPassword: NEW })).code).toBe('auth.link_invalid');
  });

  it('is refused for another purpose', async () => {
    const token = await mailed(await world.addUser('purpose@example.com'), 'verify_email');
    expect((await world.call('identity.resetPassword', { token, newPassword: NEW })).code).toBe('auth.link_invalid');
  });

  it('is refused after the address changed, and the new address is unverified', async () => {
    const userId = await world.addUser('old@example.com');
    await world.call('identity.verifyEmail', { token: await mailed(userId, 'verify_email') });
    expect((await row(userId)).email_verified_at).not.toBeNull();
    const token = await mailed(userId, 'reset_password');
    const staff = await world.token('client', 'old@example.com');
    const other = await world.logIn('client', 'old@example.com');
    const changed = await world.call(
      'identity.changeEmail',
      { email: 'moved@example.com', currentPassword: PASSWORD },
      { token: staff },
    );
    expect(changed.status).toBe(200);
    expect((await row(userId)).email_verified_at).toBeNull();
    expect((await world.post('/auth/client/refresh', {}, { cookie: other.cookie })).status).toBe(401);
    expect((await world.call('identity.resetPassword', { token, newPassword: NEW })).code).toBe('auth.link_invalid');
  });

  it('is asked for with the same answer whether there is an account or not', async () => {
    const known = await world.call('identity.requestPasswordReset', { email: 'reset@example.com' });
    const unknown = await world.call('identity.requestPasswordReset', { email: 'never@example.com' });
    expect(unknown.text).toBe(known.text);
  });

  it('is stored as a hash only, and never in an event', async () => {
    const userId = await world.addUser('hashed@example.com');
    const token = await mailed(userId, 'reset_password');
    for (const table of ['mail_tokens', 'outbox_events', 'audit_entries']) {
      const { rows } = await world.admin.query(`select row_to_json(t)::text as row from ${table} t`);
      expect(rows.filter(({ row: text }) => text.includes(token))).toEqual([]);
    }
  });
});

describe('a password', () => {
  it('is changed only by who knows it, and ends the other sessions but not this one', async () => {
    await world.addUser('change@example.com');
    const other = await world.logIn('client', 'change@example.com');
    const mine = await world.logIn('client', 'change@example.com');
    const token = mine.body.accessToken;
    const change = (currentPassword: string) =>
      world.call('identity.changePassword', { currentPassword, newPassword: NEW }, { token });
    expect((await change('not the right one')).code).toBe('identity.wrong_password');
    expect((await change(PASSWORD)).data).toMatchObject({ endedSessions: 1 });
    expect((await world.post('/auth/client/refresh', {}, { cookie: other.cookie })).status).toBe(401);
    expect((await world.post('/auth/client/refresh', {}, { cookie: mine.cookie })).status).toBe(200);
  });

  it('is hashed with argon2id at the floor or above', async () => {
    const { password_hash: hash } = await row(await world.addUser('argon@example.com'));
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('that was hashed more cheaply is hashed again at the next login', async () => {
    const userId = await world.addUser('cheap@example.com');
    const { hash } = await import('@node-rs/argon2');
    const cheap = await hash(PASSWORD, { memoryCost: 4096, timeCost: 1, parallelism: 1 });
    await world.admin.query('update users set password_hash = $1 where id = $2', [cheap, userId]);
    expect((await world.logIn('client', 'cheap@example.com')).status).toBe(200);
    expect((await row(userId)).password_hash).toContain('m=19456,t=2');
    expect((await world.logIn('client', 'cheap@example.com')).status).toBe(200);
  });

  it('typed in another Unicode form is the same one', async () => {
    const password = 'caf\u00e9 au lait sans sucre';
    await world.call('identity.signUp', { ...SIGN_UP, email: 'unicode@example.com', password });
    expect((await world.logIn('client', 'unicode@example.com', password.normalize('NFD'))).status).toBe(200);
  });
});

describe('the sessions of a person', () => {
  it('are listed and revoked by that person only', async () => {
    await world.addUser('mine@example.com');
    await world.addUser('theirs@example.com');
    const token = await world.token('client', 'mine@example.com');
    const second = await world.logIn('client', 'mine@example.com');
    const theirs = await world.token('client', 'theirs@example.com');
    const { data } = await world.call('identity.sessions', {}, { token, method: 'GET' });
    expect(data.rows).toHaveLength(2);
    const other = data.rows.find((session: { isCurrent: boolean }) => !session.isCurrent);
    const revoke = (use: string) =>
      world.call('identity.revokeSession', { sessionId: other.sessionId }, { token: use });
    expect((await revoke(theirs)).code).toBe('request.not_found');
    expect((await revoke(token)).status).toBe(200);
    expect((await world.post('/auth/client/refresh', {}, { cookie: second.cookie })).status).toBe(401);
    const left = await world.call('identity.sessions', {}, { token, method: 'GET' });
    expect(left.data.rows).toHaveLength(1);
  });

  it('say who is logged in', async () => {
    const token = await world.token('client', 'mine@example.com');
    const { data } = await world.call('identity.me', {}, { token, method: 'GET' });
    expect(data).toMatchObject({
      user: { email: 'mine@example.com', isEmailVerified: false },
      surface: 'client',
      permissions: [],
      clientId: null,
      clients: [],
      impersonation: null,
      tenant: { id: world.tenantId, currency: 'EUR', simulated: false },
    });
  });

  it('that ended answer 401, so that the page renews or asks to log in', async () => {
    const { cookie, body } = await world.logIn('client', 'mine@example.com');
    await world.post('/auth/client/logout', {}, { cookie });
    const answer = await world.call('identity.me', {}, { token: body.accessToken, method: 'GET' });
    expect([answer.status, answer.code]).toEqual([401, 'auth.session_expired']);
  });
});
