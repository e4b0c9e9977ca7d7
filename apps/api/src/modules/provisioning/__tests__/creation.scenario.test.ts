import { startWhmSim } from '@panel1/provider-sims';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { execute } from '#lib/command/execute.ts';
import { giveUpEffect } from '../commands/give-up-effect.ts';
import { markEffectDone } from '../commands/mark-effect-done.ts';
import { provisionService } from '../commands/provision-service.ts';
import { retryEffect } from '../commands/retry-effect.ts';
import { saveServer } from '../commands/save-server.ts';
import { setDomain } from '../commands/set-domain.ts';
import { aHostingService, aServer, aServerGroup } from '../testing.ts';
import { openPanelWorld, type PanelWorld, TOKEN } from './kit.ts';

let panel: PanelWorld;

beforeAll(async () => {
  panel = await openPanelWorld();
});
afterAll(() => panel.close());

const owner = () => panel.world.owner;
const used = async (serverId: string): Promise<number> =>
  (await panel.world.admin.query('select accounts from servers where id = $1', [serverId])).rows[0].accounts;

/** A group of its own, with one server per given number of places. */
async function aGroupOf(places: readonly number[], rule: 'least_used' | 'fill_in_order' = 'least_used') {
  const groupId = await aServerGroup(owner(), rule);
  const servers: string[] = [];
  for (const maxAccounts of places)
    servers.push(await aServer(owner(), { groupId, url: panel.sim.url, apiToken: TOKEN, maxAccounts }));
  return { groupId, servers };
}

describe('a new hosting account', () => {
  it('is made once, gets the name that the panel gave it, and takes one place', async () => {
    const before = panel.executed('createacct');
    const { serviceId, domain } = await aHostingService(owner(), panel);
    expect(await panel.service(serviceId)).toMatchObject({ status: 'provisioning', target: 'active' });
    await panel.work();
    const service = await panel.service(serviceId);
    expect(service).toMatchObject({ status: 'active', domain, packageName: 'starter', targetPackage: null });
    expect(service.username).toMatch(/^[a-z][a-z2-7]{7}$/);
    expect(service.access).toMatchObject({ nameservers: 'ns1.whm.simulated.test\nns2.whm.simulated.test' });
    expect(panel.executed('createacct')).toBe(before + 1);
  });

  it.each(['execute_then_drop', 'reset_mid_body', 'error_after_apply', 'html_body'] as const)(
    'is made exactly once when the answer is lost (%s)',
    async (kind) => {
      const before = panel.executed('createacct');
      const extra = kind === 'html_body' ? { execute: true } : {};
      panel.sim.faults.add({ kind, operation: 'createacct', ...extra });
      const { serviceId } = await aHostingService(owner(), panel);
      await panel.work();
      const [job] = await panel.jobs(serviceId);
      expect(job).toMatchObject({ kind: 'provisioning.create', state: 'unknown' });
      await panel.hurry();
      expect(await panel.service(serviceId)).toMatchObject({ status: 'active' });
      expect(panel.executed('createacct')).toBe(before + 1);
      expect((await panel.job(job?.effectId ?? '')).log.map((one) => one.step)).toEqual(['perform', 'probe']);
    },
  );

  it('is sent again only after the panel was seen to have nothing', async () => {
    const before = panel.executed('createacct');
    panel.sim.faults.add({ kind: 'drop_before_execute', operation: 'createacct' });
    const { serviceId } = await aHostingService(owner(), panel);
    await panel.work();
    await panel.hurry();
    await panel.hurry();
    expect(await panel.service(serviceId)).toMatchObject({ status: 'active' });
    expect(panel.executed('createacct')).toBe(before + 1);
  });

  it('waits for its domain name, and is made when the customer tells it', async () => {
    const { serviceId, clientId } = await aHostingService(owner(), { ...panel, domain: null });
    await panel.work();
    expect(await panel.service(serviceId)).toMatchObject({ status: 'pending', offers: { needsDomain: true } });
    const contact = panel.world.contact(clientId, ['technical']);
    const stranger = panel.world.contact('0190a000-0000-7000-8000-000000000001');
    const told = { serviceId, domain: 'Told-Later.example.test' };
    await expect(execute(stranger, setDomain, told)).rejects.toThrow('request.not_found');
    await execute(contact, setDomain, told);
    await panel.work();
    expect(await panel.service(serviceId)).toMatchObject({ status: 'active', domain: 'told-later.example.test' });
  });
});

describe('what is recorded of a creation', () => {
  it('holds neither the account’s password nor the server’s token', async () => {
    const { serviceId } = await aHostingService(owner(), panel);
    await panel.work();
    const sent = panel.sim.journal().filter((entry) => entry.operation === 'createacct');
    expect(sent.length).toBeGreaterThan(0);
    const [job] = await panel.jobs(serviceId);
    const detail = await panel.job(job?.effectId ?? '');
    const create = detail.log[0]?.exchanges.find((one) => JSON.stringify(one).includes('createacct'));
    expect(create).toMatchObject({ status: 200 });
    const { rows } = await panel.world.admin.query(
      `select coalesce((select json_agg(x) from effect_attempts x)::text, '') || (select json_agg(x) from effects x)::text
         || (select json_agg(x) from outbox_events x)::text || (select json_agg(x) from audit_entries x)::text as text`,
    );
    expect(rows[0].text).not.toContain(TOKEN);
    // The simulator's raw log repeats the password after this word.
    expect(rows[0].text).not.toMatch(/PassWord: \S/);
    expect(JSON.stringify(create)).toMatch(/password=(%E2%80%A2|•)/);
    expect(JSON.stringify(panel.world.log)).not.toContain(TOKEN);
  });
});

describe('the choice of a server', () => {
  it('goes to the least used one, and by order where the group says so', async () => {
    const spread = await aGroupOf([10, 10]);
    const stacked = await aGroupOf([10, 10], 'fill_in_order');
    for (let round = 0; round < 2; round += 1) {
      await aHostingService(owner(), spread);
      await aHostingService(owner(), stacked);
    }
    expect(await Promise.all(spread.servers.map(used))).toEqual([1, 1]);
    expect(await Promise.all(stacked.servers.map(used))).toEqual([2, 0]);
    await panel.work();
  });

  it('never gives the last place away twice, also at the same moment', async () => {
    const { groupId, servers } = await aGroupOf([1, 2]);
    const made = await Promise.all([1, 2, 3].map(() => aHostingService(owner(), { groupId })));
    expect(await Promise.all(servers.map(used))).toEqual([1, 2]);
    await panel.work();
    for (const { serviceId } of made) expect(await panel.service(serviceId)).toMatchObject({ status: 'active' });
  });

  it('stops for a person when all are full, and goes on when there is room', async () => {
    const { groupId, servers } = await aGroupOf([1]);
    await aHostingService(owner(), { groupId });
    const { serviceId } = await aHostingService(owner(), { groupId });
    await panel.work();
    const [job] = await panel.jobs(serviceId);
    expect(job).toMatchObject({ state: 'parked', code: 'no_server' });
    expect(await panel.service(serviceId)).toMatchObject({ status: 'failed' });
    const added = await aServer(owner(), { groupId, url: panel.sim.url, apiToken: TOKEN, maxAccounts: 1 });
    await execute(owner(), retryEffect, { effectId: job?.effectId ?? '' });
    await panel.work();
    expect(await panel.service(serviceId)).toMatchObject({ status: 'active', server: { serverId: added } });
    expect(await used(servers[0] ?? '')).toBe(1);
  });

  it('moves on to another server when the first one’s licence is used up', async () => {
    const small = await startWhmSim({ seed: 'small', token: TOKEN, maximumUsers: 0 });
    const groupId = await aServerGroup(owner(), 'fill_in_order');
    const full = await aServer(owner(), { groupId, url: small.url, apiToken: TOKEN });
    const free = await aServer(owner(), { groupId, url: panel.sim.url, apiToken: TOKEN });
    const { serviceId } = await aHostingService(owner(), { groupId });
    await panel.work();
    expect(await panel.service(serviceId)).toMatchObject({ status: 'active', server: { serverId: free } });
    expect([await used(full), await used(free)]).toEqual([0, 1]);
    expect((await panel.jobs(serviceId)).map((job) => job.state)).toEqual(['succeeded', 'failed']);
    await small.stop();
  });
});

describe('a creation that stopped', () => {
  /** A service whose server refuses our token. */
  async function refused() {
    const groupId = await aServerGroup(owner());
    const serverId = await aServer(owner(), { groupId, url: panel.sim.url, apiToken: 'WRONGTOKEN000000' });
    const { serviceId, clientId } = await aHostingService(owner(), { groupId });
    await panel.work();
    const [job] = await panel.jobs(serviceId);
    if (!job) throw new Error('no job');
    return { groupId, serverId, serviceId, clientId, job };
  }

  it('by wrong credentials is parked for a person, and goes on with the right ones', async () => {
    const { groupId, serverId, serviceId, job } = await refused();
    expect(job).toMatchObject({ state: 'parked', code: 'token_refused', attempts: 1 });
    expect(await panel.service(serviceId)).toMatchObject({ status: 'failed' });
    const mended = { serverId, groupId, name: 'mended', hostname: 'mended.example.test', maxAccounts: 5 };
    const settings = { settings: { url: panel.sim.url }, secrets: { apiToken: TOKEN } };
    await execute(owner(), saveServer, { ...mended, ...settings, isEnabled: true });
    await execute(owner(), retryEffect, { effectId: job.effectId });
    await panel.work();
    expect(await panel.service(serviceId)).toMatchObject({ status: 'active' });
    await expect(execute(owner(), retryEffect, { effectId: job.effectId })).rejects.toThrow(
      'provisioning.effect_wrong_state',
    );
  });

  it('can be marked as done with the name of the account that was made by hand', async () => {
    const { serviceId, job } = await refused();
    const mark = { effectId: job.effectId, note: 'Made in WHM' };
    await expect(execute(owner(), markEffectDone, mark)).rejects.toMatchObject({
      details: { fields: { accountRef: 'required' } },
    });
    expect((await panel.job(job.effectId)).state).toBe('parked');
    await execute(owner(), markEffectDone, { ...mark, accountRef: 'byhand' });
    expect(await panel.service(serviceId)).toMatchObject({ status: 'active', username: 'byhand' });
    expect((await panel.job(job.effectId)).state).toBe('succeeded');
  });

  it('can be given up, which frees its place, and begun anew', async () => {
    const { serverId, serviceId, job } = await refused();
    expect(await used(serverId)).toBe(1);
    await execute(owner(), giveUpEffect, { effectId: job.effectId, note: 'Customer left' });
    expect(await panel.service(serviceId)).toMatchObject({ status: 'failed', target: 'none', server: null });
    expect(await used(serverId)).toBe(0);
    await execute(owner(), provisionService, { serviceId });
    await panel.work();
    expect(await panel.jobs(serviceId)).toHaveLength(2);
  });

  it('is nobody’s business without the permission, nor of another tenant', async () => {
    const { clientId, job } = await refused();
    const other = await panel.world.addTenant('creation-other');
    const { effectId } = job;
    await expect(execute(panel.world.contact(clientId), retryEffect, { effectId })).rejects.toThrow('auth.forbidden');
    await expect(execute(panel.world.staff(['effect:read']), retryEffect, { effectId })).rejects.toThrow(
      'auth.forbidden',
    );
    await expect(execute(other.owner, retryEffect, { effectId })).rejects.toThrow('request.not_found');
  });
});
