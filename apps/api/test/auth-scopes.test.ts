import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aClient } from '#modules/clients/testing.ts';
import { staffRecipients } from '#modules/identity/index.ts';
import { aContact, aStaffMember } from '#modules/identity/testing.ts';
import { type AuthWorld, createAuthWorld } from './auth-world.ts';

let world: AuthWorld;
let owner: string;
const ids: Record<string, string> = {};
const id = (name: string) => ids[name] ?? '';

beforeAll(async () => {
  world = await createAuthWorld();
  for (const [name, role] of [
    ['olga', 'Owner'],
    ['mia', 'Owner'],
    ['sam', 'Support'],
    ['bea', 'Billing'],
  ] as const)
    ids[name] = await world.system((ctx) => aStaffMember(ctx, `${name}@example.com`, role));
  owner = await world.token('staff', 'olga@example.com');
  const { data } = await world.call('identity.permissionMatrix', {}, { token: owner, method: 'GET' });
  for (const { name, roleId } of data.roles) ids[name] = roleId;
  for (const name of ['resellers', 'retail'])
    ids[name] = (await world.call('clients.createGroup', { name, color: 'info' }, { token: owner })).data.clientGroupId;
  ids['reseller'] = await aClient(world.owner, { name: 'Reseller', clientGroupId: id('resellers') });
  ids['shop'] = await aClient(world.owner, { name: 'Shop', clientGroupId: id('retail') });
  ids['nobody'] = await aClient(world.owner, { name: 'In no group' });
  await world.system((ctx) =>
    aContact(ctx, { clientId: id('reseller'), email: 'rita@example.com', grants: ['owner'] }),
  );
});
afterAll(() => world[Symbol.asyncDispose]());

const scope = (token: string, name: string, groups: string[]) =>
  world.call('identity.setStaffScope', { userId: id(name), clientGroupIds: groups.map(id) }, { token });
const clientsOf = async (token: string) => {
  const { data } = await world.call(
    'clients.list',
    { sort: { by: 'name', direction: 'asc' } },
    { token, method: 'GET' },
  );
  return data.rows.map(({ name }: { name: string }) => name);
};

describe('staff with a scope', () => {
  it('see the clients of their groups from the next call on, and every client when the scope is taken away', async () => {
    const sam = await world.token('staff', 'sam@example.com');
    expect(await clientsOf(sam)).toEqual(['In no group', 'Reseller', 'Shop']);
    expect((await scope(owner, 'sam', ['resellers'])).status).toBe(200);
    expect(await clientsOf(sam)).toEqual(['Reseller']);
    expect((await world.call('clients.get', { clientId: id('shop') }, { token: sam, method: 'GET' })).code).toBe(
      'request.not_found',
    );
    const found = await world.call('clients.paletteSearch', { text: 'shop' }, { token: sam, method: 'GET' });
    expect(found.data.hits).toEqual([]);
    const { data: me } = await world.call('identity.me', {}, { token: sam, method: 'GET' });
    expect(me.clientGroupIds).toEqual([id('resellers')]);
    await scope(owner, 'sam', []);
    expect(await clientsOf(sam)).toHaveLength(3);
  });

  it('let nobody see more than they do: no wider scope for others, none for themselves', async () => {
    await scope(owner, 'mia', ['resellers']);
    await scope(owner, 'sam', ['resellers', 'retail']);
    const mia = await world.token('staff', 'mia@example.com');
    const invite = (email: string, clientGroupIds?: string[]) =>
      world.call(
        'identity.inviteStaff',
        { email, name: 'New', roleIds: [id('Support')], ...(clientGroupIds ? { clientGroupIds } : {}) },
        { token: mia },
      );
    const attempts: [string, Promise<{ code: string | undefined }>][] = [
      ['herself, every client', scope(mia, 'mia', [])],
      ['herself, another group', scope(mia, 'mia', ['resellers', 'retail'])],
      ['others, who see every client', scope(mia, 'olga', ['resellers'])],
      ['others, who see more', scope(mia, 'sam', ['resellers'])],
      ['an invitation for every client', invite('a@example.com', [])],
      ['an invitation for another group', invite('a@example.com', [id('retail')])],
      [
        'the roles of others, who see more',
        world.call('identity.setStaffRoles', { userId: id('bea'), roleIds: [id('Support')] }, { token: mia }),
      ],
      [
        'the status of others, who see more',
        world.call('identity.setStaffStatus', { userId: id('bea'), status: 'disabled' }, { token: mia }),
      ],
    ];
    for (const [what, attempt] of attempts)
      expect([what, (await attempt).code]).toEqual([what, 'identity.cannot_grant']);
    const { data } = await invite('new@example.com');
    const { data: staff } = await world.call('identity.staff', {}, { token: owner, method: 'GET' });
    expect(staff.rows.find(({ userId }: { userId: string }) => userId === data.userId).clientGroupIds).toEqual([
      id('resellers'),
    ]);
  });

  it('cannot do what needs a view of every client', async () => {
    const mia = await world.token('staff', 'mia@example.com');
    for (const [path, input, method] of [
      ['audit.verify', {}, 'GET'],
      ['clients.createGroup', { name: 'Mine', color: 'info' }, 'POST'],
      ['clients.assignGroup', { clientId: id('reseller'), clientGroupId: null }, 'POST'],
      ['plugins.disable', { pluginId: 'bank-transfer' }, 'POST'],
      ['provisioning.reconcileServer', { serverId: id('reseller') }, 'POST'],
    ] as const)
      expect([path, (await world.call(path, input, { token: mia, method })).code]).toEqual([path, 'auth.out_of_scope']);
    const away = { clientId: id('reseller'), clientGroupId: id('retail') };
    expect((await world.call('clients.assignGroup', away, { token: mia })).code).toBe('request.invalid');
  });

  it('who is the last owner without a scope gets none', async () => {
    expect((await scope(owner, 'olga', ['resellers'])).code).toBe('identity.last_owner');
    const roles = { userId: id('olga'), roleIds: [id('Support')] };
    expect((await world.call('identity.setStaffRoles', roles, { token: owner })).code).toBe('identity.last_owner');
  });

  it('give a new client their group, and say which when they have several', async () => {
    const bea = await world.token('staff', 'bea@example.com');
    const create = (more: object) =>
      world.call('clients.create', { name: 'Fresh', email: 'f@example.com', country: 'DE', ...more }, { token: bea });
    await scope(owner, 'bea', ['resellers']);
    expect((await create({})).data.clientGroupId).toBe(id('resellers'));
    expect((await create({ clientGroupId: id('retail') })).code).toBe('request.invalid');
    await scope(owner, 'bea', ['resellers', 'retail']);
    expect((await create({})).code).toBe('request.invalid');
    expect((await create({ clientGroupId: id('retail') })).data.clientGroupId).toBe(id('retail'));
    await scope(owner, 'bea', []);
    expect((await create({})).data.clientGroupId).toBeNull();
    expect((await create({ clientGroupId: id('retail') })).code).toBe('auth.forbidden');
  });

  it('get mail about their clients only', async () => {
    await scope(owner, 'sam', ['resellers']);
    const told = (clientId: string | null) =>
      world.system(async (ctx) => {
        const people = await staffRecipients(ctx, 'effect:read', clientId);
        return people.map((person) => person.userId).includes(id('sam'));
      });
    expect([await told(id('reseller')), await told(id('shop')), await told(null)]).toEqual([true, false, false]);
  });
});

describe('an API key', () => {
  it('sees what its maker sees at the time', async () => {
    await scope(owner, 'mia', ['resellers']);
    const mia = await world.token('staff', 'mia@example.com');
    const { data } = await world.call(
      'identity.createApiKey',
      { name: 'K', permissions: ['client:read'], expiresInDays: 1 },
      { token: mia },
    );
    expect((await clientsOf(data.key)).includes('Shop')).toBe(false);
    await scope(owner, 'mia', ['retail']);
    expect((await clientsOf(data.key)).includes('Reseller')).toBe(false);
    expect((await clientsOf(data.key)).includes('Shop')).toBe(true);
    await scope(owner, 'mia', []);
    expect((await clientsOf(data.key)).includes('In no group')).toBe(true);
  });
});

describe('staff in a client’s area', () => {
  it('are out when the client leaves their scope, and never come in outside of it', async () => {
    await scope(owner, 'sam', ['resellers']);
    const sam = await world.token('staff', 'sam@example.com');
    const look = (clientId: string) =>
      world.post('/auth/client/impersonate', { clientId, reason: 'Asked for help' }, { token: sam });
    expect((await look(id('shop'))).body.error?.code).toBe('request.not_found');
    const { body } = await look(id('reseller'));
    const me = () => world.call('identity.me', {}, { token: body.accessToken, method: 'GET' });
    expect((await me()).status).toBe(200);
    await scope(owner, 'sam', ['retail']);
    expect((await me()).status).toBe(401);
  });
});

describe('a client group', () => {
  it('stays while a client is in it or staff are confined to it, and then goes', async () => {
    const call = (path: string, input: object) => world.call(`clients.${path}`, input, { token: owner });
    const { data } = await call('createGroup', { name: 'Short-lived', color: 'danger' });
    const group = { clientGroupId: data.clientGroupId };
    ids['short'] = data.clientGroupId;
    await call('assignGroup', { clientId: id('nobody'), ...group });
    expect((await call('deleteGroup', group)).code).toBe('clients.group_in_use');
    await call('assignGroup', { clientId: id('nobody'), clientGroupId: null });
    await scope(owner, 'sam', ['short']);
    expect((await call('deleteGroup', group)).code).toBe('clients.group_in_use');
    await scope(owner, 'sam', []);
    expect((await call('createGroup', { name: 'Short-lived', color: 'info' })).code).toBe('request.invalid');
    expect((await call('deleteGroup', group)).status).toBe(200);
    expect((await call('deleteGroup', group)).code).toBe('request.not_found');
  });

  it('is no business of the client', async () => {
    const token = await world.token('client', 'rita@example.com');
    const { data } = await world.call('clients.get', { clientId: id('reseller') }, { token, method: 'GET' });
    expect(data.group).toBeNull();
    const list = await world.call(
      'clients.list',
      { filter: { clientGroupId: id('retail') } },
      { token, method: 'GET' },
    );
    expect(list.text).not.toContain(id('resellers'));
    expect((await world.call('clients.groups', {}, { token, method: 'GET' })).data.rows).toEqual([]);
    const away = { clientId: id('reseller'), clientGroupId: null };
    expect((await world.call('clients.assignGroup', away, { token })).code).toBe('auth.forbidden');
  });
});
