import { startWhmSim } from '@panel1/provider-sims';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { perform } from '#lib/command/action.ts';
import { ask, execute } from '#lib/command/execute.ts';
import { listPackages } from '../actions/list-packages.ts';
import { reconcileServer } from '../actions/reconcile-server.ts';
import { testServer } from '../actions/test-server.ts';
import { deleteServer } from '../commands/delete-server.ts';
import { deleteServerGroup } from '../commands/delete-server-group.ts';
import { saveServer } from '../commands/save-server.ts';
import { saveServerGroup } from '../commands/save-server-group.ts';
import { provisioningJobs } from '../jobs.ts';
import { getServerDetail } from '../queries/get-server.ts';
import { listServers } from '../queries/list-servers.ts';
import { aHostingService, aServer, aServerGroup } from '../testing.ts';
import { openPanelWorld, type PanelWorld, TOKEN } from './kit.ts';

let panel: PanelWorld;

beforeAll(async () => {
  panel = await openPanelWorld();
});
afterAll(() => panel.close());

const owner = () => panel.world.owner;
const acting = () => ({ services: panel.world.services, caller: owner() });

it('a server’s token is checked by the plugin’s schema, sealed, and shown by its last four characters only', async () => {
  const server = { groupId: panel.groupId, name: 'w', hostname: 'w.example.test', maxAccounts: 1, isEnabled: true };
  const settings = { url: 'https://w.example.test:2087' };
  await expect(execute(owner(), saveServer, { ...server, settings })).rejects.toMatchObject({
    code: 'plugins.settings_invalid',
    details: { fields: { 'secrets.apiToken': 'required' } },
  });
  const { serverId } = await execute(owner(), saveServer, { ...server, settings, secrets: { apiToken: TOKEN } });
  const seen = await ask(owner(), getServerDetail, { serverId });
  expect(seen.secrets).toMatchObject([{ name: 'apiToken', lastFour: TOKEN.slice(-4) }]);
  expect(seen.settings).toMatchObject({ url: settings.url, username: 'root' });
  expect(JSON.stringify(seen)).not.toContain(TOKEN);
  await expect(execute(owner(), saveServer, { ...server, settings, secrets: { apiToken: TOKEN } })).rejects.toThrow(
    'request.invalid',
  );
  await execute(owner(), deleteServer, { serverId });
  const left = await panel.world.admin.query('select 1 from plugin_secrets where scope_id = $1', [serverId]);
  expect(left.rows).toEqual([]);
});

it('a connection test says what is wrong, and every change of health is told once', async () => {
  const { serverId } = panel;
  const test = () => perform(acting(), testServer, { serverId });
  expect(await test()).toMatchObject({ isHealthy: true, warnings: [] });
  await test();
  panel.sim.faults.add({ kind: 'auth_denied', operation: 'version' });
  expect(await test()).toMatchObject({ isHealthy: false, code: 'token_refused' });
  panel.sim.faults.clear();
  await test();
  const { checks, health } = await ask(owner(), getServerDetail, { serverId });
  expect(checks.map((check) => check.isHealthy)).toEqual([true, false, true, true]);
  expect(health).toBe('healthy');
  const { rows } = await panel.world.admin.query(
    "select name from outbox_events where name = 'server.health_changed' and payload->>'serverId' = $1",
    [serverId],
  );
  expect(rows).toHaveLength(3);
});

it('the job checks what has not been checked for a while, and reads the usage of accounts', async () => {
  const { serviceId } = await aHostingService(owner(), panel);
  await panel.work();
  const fresh = await aServer(owner(), { groupId: panel.groupId, url: panel.sim.url, apiToken: TOKEN });
  const jobs = provisioningJobs({ plugins: panel.world.services.plugins });
  for (const job of jobs) await job.run(panel.world.kernel, panel.world.tenantId);
  const asked = panel.executed('version');
  for (const job of jobs) await job.run(panel.world.kernel, panel.world.tenantId);
  expect(panel.executed('version')).toBe(asked);
  const { rows } = await ask(owner(), listServers, {});
  expect(rows.find((row) => row.serverId === fresh)).toMatchObject({ health: 'healthy' });
  expect((await panel.service(serviceId)).usageAt).not.toBeNull();
});

it('the comparison names what differs and changes nothing', async () => {
  const sim = await startWhmSim({ seed: 'compare', token: TOKEN });
  const groupId = await aServerGroup(owner());
  const serverId = await aServer(owner(), { groupId, url: sim.url, apiToken: TOKEN });
  const { serviceId } = await aHostingService(owner(), { groupId });
  await panel.work();
  const compare = () => perform(acting(), reconcileServer, { serverId });
  expect(await compare()).toEqual({ missing: [], extra: [], differing: [], isComplete: true, accounts: 1 });
  const { username } = await panel.service(serviceId);
  await panel.world.admin.query("update services set status = 'suspended' where id = $1", [serviceId]);
  expect((await compare()).differing).toMatchObject([{ serviceId, field: 'state', ours: 'suspended' }]);
  await panel.world.admin.query("update services set username = 'gone' where id = $1", [serviceId]);
  const found = await compare();
  expect(found.missing.map((one) => one.serviceId)).toEqual([serviceId]);
  expect(found.extra.map((one) => one.username)).toEqual([username]);
  await sim.stop();
});

it('the product editor learns the packages of a group', async () => {
  const { packages } = await perform(acting(), listPackages, { groupId: panel.groupId });
  expect(packages.map((one) => one.name)).toEqual(expect.arrayContaining(['starter', 'business', 'agency']));
});

it('what is in use cannot be deleted, and a group cannot change its plugin', async () => {
  await aHostingService(owner(), panel);
  await panel.work();
  await expect(execute(owner(), deleteServer, { serverId: panel.serverId })).rejects.toThrow(
    'provisioning.server_in_use',
  );
  await expect(execute(owner(), deleteServerGroup, { groupId: panel.groupId })).rejects.toThrow(
    'provisioning.server_in_use',
  );
  const other = { groupId: panel.groupId, name: 'x', pluginId: 'stripe', fillRule: 'least_used' as const };
  await expect(execute(owner(), saveServerGroup, other)).rejects.toThrow('request.invalid');
  const { groupId: _none, ...fresh } = other;
  await expect(execute(owner(), saveServerGroup, fresh)).rejects.toThrow('catalog.no_adapter');
  const empty = await aServerGroup(owner());
  await execute(owner(), deleteServerGroup, { groupId: empty });
});

it('another tenant sees no server and a portal user may not ask', async () => {
  const other = await panel.world.addTenant('servers-other');
  expect((await ask(other.owner, listServers, {})).rows).toEqual([]);
  const { serverId } = panel;
  await expect(ask(other.owner, getServerDetail, { serverId })).rejects.toThrow('request.not_found');
  const foreign = { services: panel.world.services, caller: other.owner };
  await expect(perform(foreign, testServer, { serverId })).rejects.toThrow('request.not_found');
  const contact = panel.world.contact('0190a000-0000-7000-8000-000000000001');
  await expect(ask(contact, listServers, {})).rejects.toThrow('auth.forbidden');
});
