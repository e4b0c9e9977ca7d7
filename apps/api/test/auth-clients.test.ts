import { contactPermissions } from '@panel1/shared-types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aClient } from '#modules/clients/testing.ts';
import { aContact, aStaffMember } from '#modules/identity/testing.ts';
import { type AuthWorld, createAuthWorld } from './auth-world.ts';

let world: AuthWorld;
let one: string;
let two: string;
let owner: { userId: string; contactId: string };

beforeAll(async () => {
  world = await createAuthWorld();
  one = await aClient(world.owner);
  two = await aClient(world.owner, { email: 'two@example.com' });
  owner = await world.system((ctx) => aContact(ctx, { clientId: one, email: 'ann@example.com', grants: ['owner'] }));
  await world.system((ctx) => aContact(ctx, { clientId: two, email: 'bob@example.com', grants: ['owner'] }));
  await world.system((ctx) => aStaffMember(ctx, 'sam@example.com', 'Support'));
  await world.system((ctx) => aStaffMember(ctx, 'tom@example.com', 'Technician'));
});
afterAll(() => world[Symbol.asyncDispose]());

const me = (token: string | undefined) => world.call('identity.me', {}, { token, method: 'GET' });

describe('a contact', () => {
  it('works in the own account with what the grants carry, and in no other', async () => {
    const token = await world.token('client', 'ann@example.com');
    const { data } = await me(token);
    expect(data.clientId).toBe(one);
    expect(new Set(data.permissions)).toEqual(new Set(contactPermissions(['owner'])));
    const foreign = { clientId: two, email: 'x@example.com', name: 'X', grants: ['owner'] };
    expect((await world.call('identity.inviteContact', foreign, { token })).code).toBe('request.not_found');
    const list = await world.call('identity.contacts', { clientId: two }, { token, method: 'GET' });
    expect(list.code).toBe('request.not_found');
    expect((await world.call('identity.staff', {}, { token, method: 'GET' })).code).toBe('auth.forbidden');
  });

  it('of several accounts switches between them, and cannot switch to a foreign one', async () => {
    const token = await world.token('client', 'ann@example.com');
    const bob = await world.token('client', 'bob@example.com');
    await world.call(
      'identity.inviteContact',
      { clientId: two, email: 'ann@example.com', name: 'Ann', grants: ['billing'] },
      { token: bob },
    );
    // The invitation dropped the password of the unverified account; its mail would give a new one.
    await world.admin.query(
      "update users set email_verified_at = now(), password_hash = (select password_hash from users where email = 'bob@example.com') where email = 'ann@example.com'",
    );
    const again = await world.logIn('client', 'ann@example.com');
    const switched = await world.post(
      '/auth/client/switch',
      { clientId: two },
      { token: again.body.accessToken ?? '' },
    );
    const { data } = await me(switched.body.accessToken);
    expect(data.clientId).toBe(two);
    expect(data.clients.map((entry: { clientId: string }) => entry.clientId)).toEqual([one, two]);
    expect(new Set(data.permissions)).toEqual(new Set(contactPermissions(['billing'])));
    const accounts = await world.call('clients.ownAccounts', {}, { token: switched.body.accessToken, method: 'GET' });
    const active = accounts.data.rows.map((row: { clientId: string; isActive: boolean }) => [
      row.clientId,
      row.isActive,
    ]);
    expect(new Map(active)).toEqual(
      new Map([
        [one, false],
        [two, true],
      ]),
    );
    const third = await aClient(world.owner, { email: 'three@example.com' });
    const refused = await world.post(
      '/auth/client/switch',
      { clientId: third },
      { token: again.body.accessToken ?? '' },
    );
    expect(refused.body.error?.code).toBe('request.not_found');
    expect((await me(token)).status).toBe(401);
  });

  it('who is the last owner stays one', async () => {
    const token = await world.token('client', 'ann@example.com');
    const use = { token: (await world.post('/auth/client/switch', { clientId: one }, { token })).body.accessToken };
    const { contactId } = owner;
    expect((await world.call('identity.removeContact', { contactId }, use)).code).toBe('identity.last_owner');
    const less = { contactId, grants: ['support'] };
    expect((await world.call('identity.updateContact', less, use)).code).toBe('identity.last_owner');
  });

  it('who was invited with an address somebody else had taken first cannot use the old password', async () => {
    await world.addUser('victim@example.com');
    const squatter = await world.token('client', 'victim@example.com');
    const token = await world.token('client', 'bob@example.com');
    const input = { clientId: two, email: 'victim@example.com', name: 'Victim', grants: ['owner'] };
    expect((await world.call('identity.inviteContact', input, { token })).status).toBe(200);
    expect((await me(squatter)).status).toBe(401);
    expect((await world.logIn('client', 'victim@example.com')).status).toBe(401);
  });

  it('who was removed is out, in every process', async () => {
    const { contactId } = await world.system((ctx) =>
      aContact(ctx, { clientId: two, email: 'gone@example.com', grants: ['billing'] }),
    );
    const token = await world.token('client', 'gone@example.com');
    expect((await me(token)).status).toBe(200);
    // Another process of the instance removes the contact: only the live message reaches this one.
    const { execute } = await import('#lib/command/execute.ts');
    const { removeContact } = await import('#modules/identity/commands/remove-contact.ts');
    await execute(world.owner, removeContact, { contactId });
    await expect.poll(async () => (await me(token)).status, { timeout: 5000 }).toBe(401);
  });
});

describe('a staff member in a client area', () => {
  const impersonate = async (email: string, clientId = two) =>
    world.post(
      '/auth/client/impersonate',
      { clientId, reason: 'Asked for help' },
      { token: await world.token('staff', email) },
    );

  it('needs the permission and a reason', async () => {
    expect((await impersonate('tom@example.com')).body.error?.code).toBe('auth.forbidden');
    const token = await world.token('staff', 'sam@example.com');
    expect((await world.post('/auth/client/impersonate', { clientId: two }, { token })).status).toBe(400);
  });

  it('sees what the contact sees, with a banner, and can neither pay nor see secrets nor change the account', async () => {
    const { body, cookie } = await impersonate('sam@example.com');
    const token = body.accessToken ?? '';
    const { data } = await me(token);
    expect(data).toMatchObject({
      clientId: two,
      impersonation: { staffName: 'Uma User', expiresAt: expect.any(String) },
    });
    expect(new Set(data.permissions)).toEqual(new Set(contactPermissions(['owner'], true)));
    for (const denied of ['invoice:pay', 'payment_method:manage', 'service:change_password', 'contact:manage'])
      expect(data.permissions).not.toContain(denied);
    for (const [path, input] of [
      ['changePassword', { currentPassword: 'x', newPassword: 'quite another secret' }],
      ['changeEmail', { email: 'mine@example.com', currentPassword: 'x' }],
      ['updateProfile', { name: 'Mine', locale: 'en' }],
      ['revokeOtherSessions', {}],
      ['inviteContact', { clientId: two, email: 'me@example.com', name: 'Me', grants: ['owner'] }],
    ] as const)
      expect([path, (await world.call(`identity.${path}`, input, { token })).code]).toEqual([path, 'auth.forbidden']);
    const nested = await world.post('/auth/client/impersonate', { clientId: one, reason: 'Nested one' }, { token });
    expect(nested.body.error?.code).toBe('auth.forbidden');
    const away = await world.post('/auth/client/switch', { clientId: one }, { token });
    expect(away.body.error?.code).toBe('auth.forbidden');
    expect((await world.call('identity.endImpersonation', {}, { token })).status).toBe(200);
    expect((await me(token)).status).toBe(401);
    expect((await world.post('/auth/client/refresh', {}, { cookie })).status).toBe(401);
  });

  it('is in the audit trail with the reason, as the staff member', async () => {
    const { rows } = await world.admin.query(
      "select action, detail->>'reason' as reason, client_id, actor_kind from audit_entries where action like 'identity.%imperson%'",
    );
    expect(rows).toContainEqual({
      ...{ action: 'identity.impersonate_client', reason: 'Asked for help', client_id: two, actor_kind: 'staff' },
    });
    const ended = await world.admin.query(
      "select impersonator_id from audit_entries where action = 'identity.end_impersonation'",
    );
    expect(ended.rows[0].impersonator_id).not.toBeNull();
  });

  it('is out after half an hour, however busy', async () => {
    const { cookie, body } = await impersonate('sam@example.com');
    world.sleep(29 * 60);
    const later = await world.post('/auth/client/refresh', {}, { cookie });
    expect(later.status).toBe(200);
    world.sleep(2 * 60);
    expect((await world.post('/auth/client/refresh', {}, { cookie: later.cookie })).status).toBe(401);
    expect((await me(body.accessToken)).status).toBe(401);
  });

  it('is out when the permission is taken away', async () => {
    const { body } = await impersonate('sam@example.com');
    await world.admin.query(
      "update roles set permissions = array_remove(permissions, 'client:impersonate') where name = 'Support'",
    );
    const { forgetAccess } = await import('#modules/identity/store/known-access.ts');
    forgetAccess(world.access.services, world.tenantId);
    expect((await me(body.accessToken)).status).toBe(401);
  });
});
