import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perform } from '#lib/command/action.ts';
import { ask, type Caller, execute, runAsSystem } from '#lib/command/execute.ts';
import { createWorld, type TestTenant, type TestWorld } from '../../../../test/world.ts';
import { testConnection } from '../actions/test-connection.ts';
import { disablePluginUnless, enabledAdapters, enablePlugin, readPluginAccess, saveSettings } from '../index.ts';
import { getPlugin } from '../queries/get-plugin.ts';
import { listPlugins } from '../queries/list-plugins.ts';

const KEYS = { secretKey: 'sk_test_abcdefghijklmnop', webhookSecret: 'whsec_zyxwvutsrqponm' };

let world: TestWorld;
let other: TestTenant;

beforeAll(async () => {
  world = await createWorld();
  other = await world.addTenant('other');
});
afterAll(async () => world[Symbol.asyncDispose]());

const asSystem = <R>(tenantId: string, run: Parameters<typeof runAsSystem<R>>[2]) =>
  runAsSystem(world.kernel, { tenantId, name: 'test', requestId: 'test' }, run);

const saveStripe = (caller: Caller, secrets: Record<string, string | null>) =>
  execute(caller, saveSettings, { pluginId: 'stripe', settings: {}, secrets });

describe('settings', () => {
  it('are checked against the plugin’s schema, with a code per field, and nothing is stored otherwise', async () => {
    await expect(saveStripe(world.owner, { secretKey: KEYS.secretKey })).rejects.toMatchObject({
      code: 'plugins.settings_invalid',
      details: { fields: { 'secrets.webhookSecret': 'required' } },
    });
    const bad = { pluginId: 'bank-transfer', settings: { accountHolder: 'A', bic: 'x', more: true }, secrets: {} };
    await expect(execute(world.owner, saveSettings, bad)).rejects.toMatchObject({
      details: { fields: { 'settings.bic': 'invalid_regex', 'settings.more': 'unknown_key' } },
    });
    const secretInTheOpen = { pluginId: 'stripe', settings: { secretKey: KEYS.secretKey } };
    await expect(execute(world.owner, saveSettings, secretInTheOpen)).rejects.toMatchObject({
      details: { fields: { 'settings.secretKey': 'is_secret' } },
    });
    const { rows } = await world.admin.query('select 1 from plugin_secrets union all select 1 from tenant_plugins');
    expect(rows).toEqual([]);
  });

  it('hold secrets that go in and never come out, and that are kept when they are left out', async () => {
    await saveStripe(world.owner, KEYS);
    await saveStripe(world.owner, { webhookSecret: 'whsec_newnewnewnew' });
    const seen = await ask(world.owner, getPlugin, { pluginId: 'stripe' });
    expect(seen.secrets.map(({ name, lastFour }) => [name, lastFour])).toEqual([
      ['secretKey', 'mnop'],
      ['webhookSecret', 'wnew'],
    ]);
    expect(JSON.stringify(seen)).not.toContain(KEYS.secretKey);
    const access = await asSystem(world.tenantId, (ctx) => readPluginAccess(ctx, 'stripe'));
    expect(access.secrets.tenant).toEqual({ secretKey: KEYS.secretKey, webhookSecret: 'whsec_newnewnewnew' });
    const stored = await world.admin.query(
      'select (select json_agg(s) from plugin_secrets s)::text || (select json_agg(a) from audit_entries a)::text || (select json_agg(o) from outbox_events o)::text as text',
    );
    for (const secret of [...Object.values(KEYS), 'whsec_newnewnewnew'])
      expect(stored.rows[0].text).not.toContain(secret);
  });

  it('refuse to lose a secret that the plugin cannot do without', async () => {
    await expect(saveStripe(world.owner, { secretKey: null })).rejects.toMatchObject({
      details: { fields: { 'secrets.secretKey': 'required' } },
    });
  });
});

describe('a plugin', () => {
  it('is switched on with complete settings only, and is then an adapter of this tenant alone', async () => {
    await expect(execute(other.owner, enablePlugin, { pluginId: 'stripe' })).rejects.toThrow(
      'plugins.settings_invalid',
    );
    await execute(world.owner, enablePlugin, { pluginId: 'stripe' });
    await execute(world.owner, enablePlugin, { pluginId: 'cpanel' });
    const mine = await asSystem(world.tenantId, enabledAdapters);
    expect(mine.map(({ pluginId, contract, kinds }) => ({ pluginId, contract, kinds }))).toEqual([
      { pluginId: 'stripe', contract: 'paymentGateway', kinds: [] },
      { pluginId: 'stripe', contract: 'taxCalculator', kinds: [] },
      { pluginId: 'cpanel', contract: 'provisioningAdapter', kinds: ['hosting_account'] },
    ]);
    expect(await asSystem(other.tenantId, enabledAdapters)).toEqual([]);
    expect((await ask(other.owner, listPlugins, {})).rows.map((row) => row.state)).toEqual(
      Array(world.kernel.manifests.length).fill('disabled'),
    );
  });

  it('is not switched off while something uses it', async () => {
    const using = (count: number) => disablePluginUnless([async () => count]);
    await expect(execute(world.owner, using(2), { pluginId: 'stripe' })).rejects.toMatchObject({
      code: 'plugins.in_use',
      details: { values: { count: 2 } },
    });
    await execute(world.owner, using(0), { pluginId: 'stripe' });
    expect((await asSystem(world.tenantId, enabledAdapters)).map((one) => one.pluginId)).toEqual(['cpanel']);
  });

  it('shows its secrets to nobody: other tenants, portal users, staff without the permission', async () => {
    expect((await asSystem(other.tenantId, (ctx) => readPluginAccess(ctx, 'stripe'))).secrets.tenant).toEqual({});
    const contact = world.contact('0190a000-0000-7000-8000-000000000001');
    await expect(ask(contact, getPlugin, { pluginId: 'stripe' })).rejects.toThrow('auth.forbidden');
    await expect(saveStripe(world.staff(['plugin:read']), KEYS)).rejects.toThrow('auth.forbidden');
  });

  it('that is not installed is unknown', async () => {
    await expect(execute(world.owner, enablePlugin, { pluginId: 'no-such' })).rejects.toThrow('plugins.unknown');
  });
});

describe('the connection test', () => {
  it('asks the plugin in its own process and keeps what it said', async () => {
    const { services } = world;
    const test = (pluginId: string) => perform({ services, caller: world.owner }, testConnection, { pluginId });
    const account = { accountHolder: 'Example Hosting', iban: 'DE89370400440532013000' };
    await execute(world.owner, saveSettings, { pluginId: 'bank-transfer', settings: account });
    expect(await test('bank-transfer')).toMatchObject({ isWorking: true, message: null });
    await execute(world.owner, saveSettings, { pluginId: 'bank-transfer', settings: { ...account, iban: 'DE00' } });
    expect(await test('bank-transfer')).toMatchObject({ isWorking: false, code: 'settings_invalid' });
    expect((await ask(world.owner, getPlugin, { pluginId: 'bank-transfer' })).lastError).toContain('iban');
    await expect(test('cpanel')).rejects.toThrow('request.not_found');
  });
});
