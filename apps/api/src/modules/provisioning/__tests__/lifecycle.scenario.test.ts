import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { perform } from '#lib/command/action.ts';
import { ask, execute, runAsSystem } from '#lib/command/execute.ts';
import { disablePluginUnless } from '#modules/plugins/index.ts';
import { openPanel } from '../actions/open-panel.ts';
import { refreshUsage } from '../actions/refresh-usage.ts';
import { changePlan } from '../commands/change-plan.ts';
import { giveUpEffect } from '../commands/give-up-effect.ts';
import { markEffectDone } from '../commands/mark-effect-done.ts';
import { resetPassword } from '../commands/reset-password.ts';
import { retryEffect } from '../commands/retry-effect.ts';
import { suspendService } from '../commands/suspend-service.ts';
import { terminateService } from '../commands/terminate-service.ts';
import { unsuspendService } from '../commands/unsuspend-service.ts';
import { getServiceDetail } from '../queries/get-service.ts';
import { listServices } from '../queries/list-services.ts';
import { serviceTimeline } from '../queries/service-timeline.ts';
import { openPassword } from '../store/passwords.ts';
import { servicesUsingPlugin } from '../store/plugin-use.ts';
import { aHostingService } from '../testing.ts';
import { openPanelWorld, type PanelWorld } from './kit.ts';

let panel: PanelWorld;

beforeAll(async () => {
  panel = await openPanelWorld();
});
afterEach(() => panel.sim.faults.clear());
afterAll(() => panel.close());

const owner = () => panel.world.owner;
const REASON = 'Invoice overdue';

async function anActiveService() {
  const made = await aHostingService(owner(), panel);
  await panel.work();
  expect(await panel.service(made.serviceId)).toMatchObject({ status: 'active' });
  return made;
}

async function events(serviceId: string): Promise<string[]> {
  const { rows } = await panel.world.admin.query(
    "select name from outbox_events where payload->>'serviceId' = $1 order by id",
    [serviceId],
  );
  return rows.map((row) => row.name);
}

describe('a running service', () => {
  it('is suspended, brought back and ended at the panel, and tells each of it', async () => {
    const { serviceId, domain } = await anActiveService();
    await execute(owner(), suspendService, { serviceId, reason: REASON });
    await panel.work();
    expect(await panel.service(serviceId)).toMatchObject({ status: 'suspended', suspendReason: REASON });
    await execute(owner(), unsuspendService, { serviceId });
    await panel.work();
    expect(await panel.service(serviceId)).toMatchObject({ status: 'active', suspendReason: null });
    await execute(owner(), terminateService, { serviceId, confirmation: domain });
    await panel.work();
    expect(await panel.service(serviceId)).toMatchObject({ status: 'terminated' });
    expect(await events(serviceId)).toEqual([
      'service.created',
      'service.activated',
      'service.suspended',
      'service.unsuspended',
      'service.terminated',
    ]);
    expect(['suspendacct', 'unsuspendacct', 'removeacct'].map(panel.executed)).toEqual([1, 1, 1]);
  });

  it('tells its history to the customer without the names of staff, and to no other customer', async () => {
    const { serviceId, clientId } = await anActiveService();
    await execute(owner(), suspendService, { serviceId, reason: REASON });
    const { rows } = await ask(panel.world.contact(clientId), serviceTimeline, { serviceId });
    expect(rows.map(({ event, by, name }) => [event, by, name])).toEqual([
      ['suspended', 'staff', null],
      ['activated', 'system', null],
      ['created', 'system', null],
    ]);
    const other = await anActiveService();
    await expect(ask(panel.world.contact(other.clientId), serviceTimeline, { serviceId })).rejects.toThrow(
      'request.not_found',
    );
  });

  it('ends where the wishes ended, however they came while a call was under way', async () => {
    const { serviceId, domain } = await aHostingService(owner(), panel);
    await execute(owner(), terminateService, { serviceId, confirmation: domain });
    await panel.work();
    expect(await panel.service(serviceId)).toMatchObject({ status: 'terminated' });
    const second = await anActiveService();
    await execute(owner(), suspendService, { serviceId: second.serviceId, reason: REASON });
    await execute(owner(), unsuspendService, { serviceId: second.serviceId });
    const before = panel.executed('suspendacct');
    await panel.work();
    expect(await panel.service(second.serviceId)).toMatchObject({ status: 'active', target: 'active' });
    expect(panel.executed('suspendacct')).toBe(before);
  });

  it('gives its place back when it ends', async () => {
    const places = async () =>
      (await panel.world.admin.query('select accounts from servers where id = $1', [panel.serverId])).rows[0].accounts;
    const before = await places();
    const { serviceId, domain } = await anActiveService();
    expect(await places()).toBe(before + 1);
    await execute(owner(), terminateService, { serviceId, confirmation: domain });
    await panel.work();
    expect(await places()).toBe(before);
  });

  it('is not ended without its domain being typed, nor twice', async () => {
    const { serviceId, domain } = await anActiveService();
    await expect(execute(owner(), terminateService, { serviceId, confirmation: 'yes' })).rejects.toMatchObject({
      details: { fields: { confirmation: 'does_not_match' } },
    });
    await execute(owner(), terminateService, { serviceId, confirmation: domain.toUpperCase() });
    await expect(execute(owner(), terminateService, { serviceId, confirmation: domain })).rejects.toThrow(
      'provisioning.wrong_state',
    );
    await panel.work();
  });

  it('is not ended at the panel when the account there has another domain', async () => {
    const { serviceId } = await anActiveService();
    await panel.world.admin.query("update services set domain = 'other.example.test' where id = $1", [serviceId]);
    const before = panel.executed('removeacct');
    await execute(owner(), terminateService, { serviceId, confirmation: 'other.example.test' });
    await panel.work();
    expect((await panel.jobs(serviceId))[0]).toMatchObject({ state: 'parked', code: 'other_domain' });
    expect(panel.executed('removeacct')).toBe(before);
  });

  it('is ended once when the answer is lost', async () => {
    const { serviceId, domain } = await anActiveService();
    const before = panel.executed('removeacct');
    panel.sim.faults.add({ kind: 'execute_then_drop', operation: 'removeacct' });
    await execute(owner(), terminateService, { serviceId, confirmation: domain });
    await panel.work();
    await panel.hurry();
    expect(await panel.service(serviceId)).toMatchObject({ status: 'terminated' });
    expect(panel.executed('removeacct')).toBe(before + 1);
  });

  it('changes its package', async () => {
    const { serviceId } = await anActiveService();
    await execute(owner(), changePlan, { serviceId, packageName: 'business' });
    await panel.work();
    expect(await panel.service(serviceId)).toMatchObject({ packageName: 'business', targetPackage: null });
    await execute(owner(), changePlan, { serviceId, packageName: 'no-such' });
    await panel.work();
    const [job] = await panel.jobs(serviceId);
    expect(job).toMatchObject({ kind: 'provisioning.change_package', state: 'parked' });
    await execute(owner(), giveUpEffect, { effectId: job?.effectId ?? '', note: 'Wrong name' });
    expect(await panel.service(serviceId)).toMatchObject({ packageName: 'business', targetPackage: null });
  });
});

describe('a call that stopped', () => {
  async function aParkedSuspension() {
    const made = await anActiveService();
    panel.sim.faults.add({ kind: 'auth_denied', operation: '*', times: 4 });
    await execute(owner(), suspendService, { serviceId: made.serviceId, reason: REASON });
    await panel.work();
    panel.sim.faults.clear();
    const [job] = await panel.jobs(made.serviceId);
    expect(job).toMatchObject({ kind: 'provisioning.suspend', state: 'parked', code: 'token_refused' });
    return { ...made, effectId: job?.effectId ?? '' };
  }

  it('is tried again by a person', async () => {
    const { serviceId, effectId } = await aParkedSuspension();
    await execute(owner(), retryEffect, { effectId });
    await panel.work();
    expect(await panel.service(serviceId)).toMatchObject({ status: 'suspended' });
  });

  it('counts as done on a person’s word, and what was wished since then follows', async () => {
    const { serviceId, effectId } = await aParkedSuspension();
    await execute(owner(), unsuspendService, { serviceId });
    const before = panel.executed('accountsummary');
    await execute(owner(), markEffectDone, { effectId, note: 'Done in WHM' });
    expect(await panel.service(serviceId)).toMatchObject({ status: 'suspended', target: 'active' });
    await panel.work();
    expect(await panel.service(serviceId)).toMatchObject({ status: 'active' });
    expect(panel.executed('accountsummary')).toBeGreaterThan(before);
  });

  it('that is given up takes its wish back', async () => {
    const { serviceId, effectId } = await aParkedSuspension();
    await execute(owner(), giveUpEffect, { effectId, note: 'Customer paid' });
    await panel.work();
    expect(await panel.service(serviceId)).toMatchObject({ status: 'active', target: 'active', suspendReason: null });
  });
});

describe('a new password', () => {
  it('is told once to who asked, is set at the panel and kept sealed only', async () => {
    const { serviceId, clientId } = await anActiveService();
    const contact = panel.world.contact(clientId, ['technical']);
    const { password } = await execute({ ...contact, idempotencyKey: 'reset-1' }, resetPassword, { serviceId });
    expect(password).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[-_.!+]).{20}$/);
    const before = panel.executed('passwd');
    await panel.work();
    expect(panel.executed('passwd')).toBe(before + 1);
    expect(await events(serviceId)).toContain('service.password_changed');
    const system = { tenantId: panel.world.tenantId, name: 'test', requestId: 'test' };
    const kept = await runAsSystem(panel.world.kernel, system, (ctx) => openPassword(ctx, serviceId));
    expect(kept).toBe(password);
    const { rows } = await panel.world.admin.query(
      `select (select json_agg(x) from effect_attempts x)::text || (select json_agg(x) from effects x)::text
         || (select json_agg(x) from outbox_events x)::text || (select json_agg(x) from audit_entries x)::text
         || coalesce((select json_agg(x) from idempotency_keys x)::text, '')
         || (select json_agg(x) from services x)::text as text`,
    );
    expect(rows[0].text).not.toContain(password);
    expect(rows[0].text).not.toContain(encodeURIComponent(password));
  });

  it('is not for a contact who may only pay, nor for another client’s', async () => {
    const { serviceId, clientId } = await anActiveService();
    const other = await anActiveService();
    const payer = panel.world.contact(clientId, ['billing']);
    await expect(execute(payer, resetPassword, { serviceId })).rejects.toThrow('auth.forbidden');
    const stranger = panel.world.contact(other.clientId);
    await expect(execute(stranger, resetPassword, { serviceId })).rejects.toThrow('request.not_found');
    await expect(ask(stranger, getServiceDetail, { serviceId })).rejects.toThrow('request.not_found');
    const seen = await ask(stranger, listServices, {});
    expect(seen.rows.map((row) => row.serviceId)).toEqual([other.serviceId]);
  });
});

describe('the link into the panel', () => {
  const open = (caller: PanelWorld['world']['owner'], serviceId: string) =>
    perform({ services: panel.world.services, caller }, openPanel, { serviceId });

  it('is made on the click, works, is audited and stored nowhere', async () => {
    const { serviceId, clientId } = await anActiveService();
    const { url } = await open(panel.world.contact(clientId, ['technical']), serviceId);
    expect(new URL(url).origin).toBe(panel.sim.url);
    const { rows } = await panel.world.admin.query(
      "select actor_name, detail from audit_entries where action = 'provisioning.open_panel' and resource_id = $1",
      [serviceId],
    );
    expect(rows).toEqual([{ actor_name: 'Casey Contact', detail: { app: 'panel' } }]);
    const all = await panel.world.admin.query(
      'select (select json_agg(x) from audit_entries x)::text || (select json_agg(x) from outbox_events x)::text as text',
    );
    expect(all.rows[0].text).not.toContain(new URL(url).search.slice(1));
  });

  it('is refused, audited as not opened and logged without its secret, when it leads away from the server', async () => {
    const { serviceId, clientId } = await anActiveService();
    const elsewhere = panel.sim.url.replace('127.0.0.1', 'localhost');
    const move = 'update servers set settings = jsonb_set(settings, $1, to_jsonb($2::text)) where id = $3';
    await panel.world.admin.query(move, ['{url}', elsewhere, panel.serverId]);
    const opening = open(panel.world.contact(clientId, ['technical']), serviceId);
    await expect(opening).rejects.toThrow('provisioning.link_refused');
    await panel.world.admin.query(move, ['{url}', panel.sim.url, panel.serverId]);
    const { rows } = await panel.world.admin.query(
      "select 1 from audit_entries where action = 'provisioning.open_panel' and resource_id = $1",
      [serviceId],
    );
    expect(rows).toEqual([]);
    const warning = panel.world.log.find((line) => line.message === 'a login link led away from its server');
    expect(warning?.fields).toEqual({ serverId: panel.serverId, host: new URL(panel.sim.url).host });
  });

  it('is refused for another client’s service and for one that is suspended', async () => {
    const { serviceId, clientId } = await anActiveService();
    const other = await anActiveService();
    await expect(open(panel.world.contact(other.clientId), serviceId)).rejects.toThrow('request.not_found');
    await execute(owner(), suspendService, { serviceId, reason: REASON });
    await panel.work();
    await expect(open(panel.world.contact(clientId), serviceId)).rejects.toThrow('provisioning.wrong_state');
  });

  it('says so when the panel does not answer', async () => {
    const { serviceId } = await anActiveService();
    panel.sim.faults.add({ kind: 'error_before', operation: 'create_user_session' });
    await expect(open(owner(), serviceId)).rejects.toThrow('provisioning.panel_unavailable');
  });
});

describe('around a service', () => {
  it('its usage is read from the panel and kept', async () => {
    const { serviceId, clientId } = await anActiveService();
    const of = { services: panel.world.services, caller: panel.world.contact(clientId, ['support']) };
    const usage = await perform(of, refreshUsage, { serviceId });
    expect(usage.diskUsedBytes).toBeGreaterThan(0);
    expect(await panel.service(serviceId)).toMatchObject({ usage });
  });

  it('its plugin cannot be switched off', async () => {
    await anActiveService();
    const disable = disablePluginUnless([servicesUsingPlugin]);
    await expect(execute(owner(), disable, { pluginId: 'cpanel' })).rejects.toThrow('plugins.in_use');
  });

  it('a portal user sees no server', async () => {
    const { serviceId, clientId } = await anActiveService();
    expect((await panel.service(serviceId)).server).toMatchObject({ serverId: panel.serverId });
    const seen = await ask(panel.world.contact(clientId), getServiceDetail, { serviceId });
    expect(seen.server).toBeNull();
  });
});
