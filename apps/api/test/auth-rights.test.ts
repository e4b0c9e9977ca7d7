import { PERMISSIONS } from '@panel1/shared-types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aClient } from '#modules/clients/testing.ts';
import { issueMailToken } from '#modules/identity/index.ts';
import { aStaffMember, PASSWORD } from '#modules/identity/testing.ts';
import { type AuthWorld, createAuthWorld } from './auth-world.ts';

let world: AuthWorld;
let owner: string;
let support: string;
const ids: Record<string, string> = {};

beforeAll(async () => {
  world = await createAuthWorld();
  ids['ownerUser'] = await world.system((ctx) => aStaffMember(ctx, 'owner@example.com', 'Owner'));
  ids['supportUser'] = await world.system((ctx) => aStaffMember(ctx, 'support@example.com', 'Support'));
  owner = await world.token('staff', 'owner@example.com');
  support = await world.token('staff', 'support@example.com');
  const { data } = await world.call('identity.permissionMatrix', {}, { token: owner, method: 'GET' });
  for (const { name, roleId } of data.roles) ids[name] = roleId;
  ids['client'] = await aClient(world.owner);
  ids['otherClient'] = await aClient(world.owner, { email: 'other@example.com' });
});
afterAll(() => world[Symbol.asyncDispose]());

const as = (token: string) => (path: string, input: unknown) => world.call(`identity.${path}`, input, { token });

/** A staff member who manages staff, roles and keys, and may do nothing else. */
async function manager(email: string): Promise<string> {
  const permissions = ['staff:read', 'staff:manage', 'role:read', 'role:manage', 'api_key:read', 'api_key:manage'];
  const { data } = await as(owner)('createRole', { name: `Manager ${email}`, permissions });
  const { data: invited } = await as(owner)('inviteStaff', { email, name: 'Mia Manager', roleIds: [data.roleId] });
  const { path } = await world.system((ctx) =>
    issueMailToken(ctx, { userId: invited.userId, purpose: 'accept_invitation' }),
  );
  await world.call('identity.acceptInvitation', { token: path.split('=')[1], newPassword: PASSWORD });
  ids[email] = invited.userId;
  ids[`role ${email}`] = data.roleId;
  return world.token('staff', email);
}

describe('a staff member', () => {
  it('has the permissions of the roles and those of their parents', async () => {
    const { data } = await world.call('identity.me', {}, { token: owner, method: 'GET' });
    expect(new Set(data.permissions)).toEqual(new Set(PERMISSIONS));
    const mia = await manager('parents@example.com');
    await as(owner)('updateRole', {
      ...{ roleId: ids['role parents@example.com'], name: 'With parent', permissions: [] },
      parentIds: [ids['Support']],
    });
    const after = await world.call('identity.me', {}, { token: mia, method: 'GET' });
    expect(after.data.permissions).toContain('client:impersonate');
    expect(after.data.permissions).not.toContain('staff:manage');
  });

  it('without the permission is refused', async () => {
    for (const [path, input] of [
      ['inviteStaff', { email: 'a@example.com', name: 'A', roleIds: [ids['Support']] }],
      ['createRole', { name: 'Mine', permissions: [] }],
      ['setStaffRoles', { userId: ids['supportUser'], roleIds: [ids['Owner']] }],
      ['createApiKey', { name: 'Mine', permissions: ['client:read'], expiresInDays: 1 }],
    ] as const)
      expect((await as(support)(path, input)).code).toBe('auth.forbidden');
  });

  it('grants nothing that they lack: not to themselves, not by a role, an invitation or a key', async () => {
    const mia = await manager('mia@example.com');
    const own = ids['role mia@example.com'];
    const attempts: [string, object][] = [
      ['setStaffRoles', { userId: ids['mia@example.com'], roleIds: [ids['Owner']] }],
      ['setStaffRoles', { userId: ids['mia@example.com'], roleIds: [own, ids['Support']] }],
      ['inviteStaff', { email: 'b@example.com', name: 'B', roleIds: [ids['Owner']] }],
      ['createRole', { name: 'Up', permissions: ['payment:refund'] }],
      ['createRole', { name: 'Up', permissions: [], parentIds: [ids['Billing']] }],
      ['updateRole', { roleId: own, name: 'Up', permissions: ['payment:refund'] }],
      ['updateRole', { roleId: own, name: 'Up', permissions: [], parentIds: [ids['Owner']] }],
      ['updateRole', { roleId: ids['Support'], name: 'Support', permissions: [] }],
      ['deleteRole', { roleId: ids['Technician'] }],
      ['setStaffStatus', { userId: ids['ownerUser'], status: 'disabled' }],
      ['setStaffRoles', { userId: ids['ownerUser'], roleIds: [own] }],
      ['createApiKey', { name: 'Up', permissions: ['payment:refund'], expiresInDays: 1 }],
    ];
    for (const [path, input] of attempts)
      expect([path, input, (await as(mia)(path, input)).code]).toEqual([path, input, 'identity.cannot_grant']);
    expect((await as(mia)('updateRole', { roleId: ids['Owner'], name: 'x', permissions: [] })).code).toBe(
      'auth.forbidden',
    );
  });

  it('cannot nest roles in a cycle', async () => {
    const make = async (name: string, parentIds: string[]) =>
      (await as(owner)('createRole', { name, permissions: [], parentIds })).data?.roleId;
    const a = await make('A', []);
    const b = await make('B', [a]);
    const c = await make('C', [b]);
    const nest = (parentIds: string[]) => as(owner)('updateRole', { roleId: a, name: 'A', permissions: [], parentIds });
    expect((await nest([c])).code).toBe('identity.role_cycle');
    expect((await nest([a])).code).toBe('identity.role_cycle');
    expect((await as(owner)('deleteRole', { roleId: b })).code).toBe('identity.role_in_use');
  });

  it('who is the last owner stays one, also when two owners remove each other at once', async () => {
    const demote = (token: string, userId: string | undefined) =>
      as(token)('setStaffRoles', { userId, roleIds: [ids['Support']] });
    expect((await demote(owner, ids['ownerUser'])).code).toBe('identity.last_owner');
    expect((await as(owner)('setStaffStatus', { userId: ids['ownerUser'], status: 'disabled' })).code).toBe(
      'identity.last_owner',
    );
    ids['second'] = await world.system((ctx) => aStaffMember(ctx, 'second@example.com', 'Owner'));
    const second = await world.token('staff', 'second@example.com');
    const both = await Promise.all([demote(owner, ids['second']), demote(second, ids['ownerUser'])]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    // Whoever lost is put back for the tests that follow.
    await world.system(async (ctx) => {
      const { replaceRolesOf } = await import('#modules/identity/store/roles.ts');
      for (const userId of [ids['ownerUser'], ids['second']])
        if (userId) await replaceRolesOf(ctx, userId, [ids['Owner'] ?? '']);
    });
  });

  it('who is disabled is out at once', async () => {
    const token = await manager('gone@example.com');
    await as(owner)('setStaffStatus', { userId: ids['gone@example.com'], status: 'disabled' });
    expect((await world.call('identity.me', {}, { token, method: 'GET' })).status).toBe(401);
    expect((await world.logIn('staff', 'gone@example.com')).status).toBe(401);
  });
});

describe('an API key', () => {
  const use = (key: string, path = 'identity.permissionMatrix') => world.call(path, {}, { token: key, method: 'GET' });

  it('is shown once, does what it was given, and ends when it is revoked', async () => {
    const { data } = await as(owner)('createApiKey', { name: 'K', permissions: ['role:read'], expiresInDays: 30 });
    expect(data.key).toMatch(/^p1_[0-9a-f]{12}_[\w-]{43}$/);
    expect((await use(data.key)).status).toBe(200);
    expect((await use(data.key, 'identity.staff')).code).toBe('auth.forbidden');
    expect((await use(data.key, 'identity.me')).code).toBe('auth.forbidden');
    expect((await use(`${data.key.slice(0, -1)}${data.key.endsWith('A') ? 'B' : 'A'}`)).status).toBe(401);
    const list = await world.call('identity.apiKeys', {}, { token: owner, method: 'GET' });
    // A secret may hold underscores itself.
    expect(list.text).not.toContain(data.key.slice('p1_0123456789ab_'.length));
    await as(owner)('revokeApiKey', { keyId: data.keyId });
    expect((await use(data.key)).status).toBe(401);
  });

  it('outlives a mailed link for a new password unless its maker says otherwise; the page of the link counts them', async () => {
    const key = async () =>
      (await as(kai)('createApiKey', { name: 'K', permissions: ['role:read'], expiresInDays: 30 })).data.key;
    const kai = await manager('kai@example.com');
    const keys = [await key(), await key()];
    const of = { userId: ids['kai@example.com'] ?? '', purpose: 'reset_password' as const };
    const reset = async (revokesApiKeys: boolean) => {
      const token = (await world.system((ctx) => issueMailToken(ctx, of))).path.split('=')[1];
      const shown = await world.call('identity.resetLink', { token }, { method: 'GET' });
      expect(shown.data).toEqual({ apiKeys: 2 });
      return (
        await world.call('identity.resetPassword', { token, newPassword: 'quite another secret', revokesApiKeys })
      ).data;
    };
    expect(await reset(false)).toMatchObject({ revokedKeys: 0, workingKeys: 2 });
    for (const one of keys) expect((await use(one)).status).toBe(200);
    expect(await reset(true)).toMatchObject({ revokedKeys: 2, workingKeys: 0 });
    for (const one of keys) expect((await use(one)).status).toBe(401);
    expect((await world.call('identity.resetLink', { token: 'unknown' }, { method: 'GET' })).code).toBe(
      'auth.link_invalid',
    );
  });

  it('loses what its maker loses', async () => {
    const mia = await manager('maker@example.com');
    const { data } = await as(mia)('createApiKey', { name: 'K', permissions: ['role:read'], expiresInDays: 30 });
    expect((await use(data.key)).status).toBe(200);
    await as(owner)('updateRole', { roleId: ids['role maker@example.com'], name: 'Less', permissions: ['staff:read'] });
    expect((await use(data.key)).code).toBe('auth.forbidden');
  });

  it('works from its addresses only, at most a year, and makes no keys', async () => {
    const make = (extra: object) =>
      as(owner)('createApiKey', {
        name: 'K',
        permissions: ['role:read', 'api_key:manage'],
        expiresInDays: 365,
        ...extra,
      });
    expect((await make({ expiresInDays: 366 })).code).toBe('request.invalid');
    expect((await make({ allowedIps: ['everywhere'] })).code).toBe('request.invalid');
    const { data: elsewhere } = await make({ allowedIps: ['203.0.113.0/24'] });
    expect((await use(elsewhere.key)).status).toBe(401);
    const { data: here } = await make({ allowedIps: ['198.51.0.0/16'] });
    expect((await use(here.key)).status).toBe(200);
    expect((await as(here.key)('createApiKey', { name: 'K', permissions: ['role:read'], expiresInDays: 1 })).code).toBe(
      'auth.forbidden',
    );
    world.sleep(365 * 86_400 + 1);
    const { store } = { store: await import('#modules/identity/store/known-access.ts') };
    store.forgetAccess(world.access.services, world.tenantId);
    expect((await use(here.key)).status).toBe(401);
    world.sleep(-365 * 86_400 - 1);
  });
});
