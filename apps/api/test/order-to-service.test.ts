import { startWhmSim, type WhmSim } from '@panel1/provider-sims';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, execute, runAsSystem } from '#lib/command/execute.ts';
import { aCategory, aHostingProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { readContent } from '#modules/notifications/commands/read-content.ts';
import { listMails } from '#modules/notifications/queries/list-mails.ts';
import { createOrder } from '#modules/ordering/index.ts';
import { recordPayment } from '#modules/payments/index.ts';
import { serviceFacts } from '#modules/provisioning/index.ts';
import { aServer, aServerGroup } from '#modules/provisioning/testing.ts';
import { createRegistry } from '#modules/registry.ts';
import { createWorld, type TestWorld } from './world.ts';

const TOKEN = 'WHMTOKEN0123456789ABCDEF';

let world: TestWorld;
let sim: WhmSim;

beforeAll(async () => {
  world = await createWorld();
  sim = await startWhmSim({ seed: 'journey', token: TOKEN });
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
  await sim.stop();
});

it('a paid order becomes a running account, and its customer is told each step', async () => {
  const registry = createRegistry(world.services);
  const work = () => world.drain(registry.consumers, [...registry.effects.values()]);
  const groupId = await aServerGroup(world.owner);
  await aServer(world.owner, { groupId, url: sim.url, apiToken: TOKEN });
  const clientId = await aClient(world.owner, { email: 'journey@example.test' });
  const component = { kind: 'hosting_account' as const, pluginId: 'cpanel', serverGroupId: groupId };
  const productId = await aHostingProduct(world.owner, {
    categoryId: await aCategory(world.owner),
    components: [{ ...component, settings: { packageName: 'starter' } }],
    texts: { en: { name: 'Starter' } },
  });
  const fields = { domain: 'journey.example.test' };
  const order = { clientId, items: [{ productId, cycle: 'monthly' as const, fields }] };
  const { invoiceId } = await execute(world.owner, createOrder, order);
  await work();
  expect(sim.journal()).toEqual([]);
  const paid = { invoiceIds: [invoiceId ?? ''], amountMinor: '500', reference: 'Cash' };
  await execute(world.owner, recordPayment, paid);
  await work();
  const { rows } = await ask(world.owner, listMails, { search: 'journey@example.test' });
  expect(rows.map((mail) => mail.template).sort()).toEqual([
    'invoice_issued',
    'order_received',
    'payment_received',
    'service_ready',
  ]);
  const ready = rows.find((mail) => mail.template === 'service_ready');
  const system = { tenantId: world.tenantId, name: 'test', requestId: 'test' };
  const serviceIds = [ready?.resourceId ?? ''];
  const [service] = await runAsSystem(world.kernel, system, (ctx) => serviceFacts(ctx, { serviceIds }));
  expect(service).toMatchObject({ label: 'Starter', domain: 'journey.example.test', status: 'active' });
  const { text } = await execute(world.owner, readContent, { mailId: ready?.mailId ?? '' });
  expect(text).toContain(service?.username);
  expect(text).toContain('ns1.whm.simulated.test');
  expect(sim.journal().filter((entry) => entry.operation === 'createacct' && entry.executed)).toHaveLength(1);
});
