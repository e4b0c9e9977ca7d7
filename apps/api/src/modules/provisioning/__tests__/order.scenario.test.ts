import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, execute, runAsSystem } from '#lib/command/execute.ts';
import { aCategory, aDomainField, aHostingProduct, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { createOrder } from '#modules/ordering/index.ts';
import { activateByHand } from '../commands/activate-by-hand.ts';
import { suspendService } from '../commands/suspend-service.ts';
import { listServices } from '../queries/list-services.ts';
import { openPanelWorld, type PanelWorld } from './kit.ts';

let panel: PanelWorld;

beforeAll(async () => {
  panel = await openPanelWorld();
});
afterAll(() => panel.close());

const owner = () => panel.world.owner;
type EventName = 'order.accepted' | 'order.fields_answered';

const tell = (name: EventName, orderId: string) =>
  runAsSystem(panel.world.kernel, { tenantId: panel.world.tenantId, name: 'test', requestId: 'test' }, async (ctx) =>
    ctx.emit(name, { orderId }),
  );

async function servicesOf(clientId: string) {
  return (await ask(owner(), listServices, { filter: { clientId }, sort: { by: 'label', direction: 'asc' } })).rows;
}

it('an accepted order becomes one service per component, set up at the panel, also when it is told twice', async () => {
  const clientId = await aClient(owner());
  const categoryId = await aCategory(owner());
  const components = [
    {
      kind: 'hosting_account' as const,
      pluginId: 'cpanel',
      serverGroupId: panel.groupId,
      settings: { packageName: 'business' },
    },
    { kind: 'one_off' as const, pluginId: null, serverGroupId: null, settings: {} },
  ];
  const texts = { en: { name: 'Business hosting' } };
  const productId = await aHostingProduct(owner(), { categoryId, components, texts });
  const fields = { domain: 'Ordered.example.test' };
  const { orderId } = await execute(owner(), createOrder, {
    clientId,
    items: [{ productId, cycle: 'monthly', fields }],
  });
  await tell('order.accepted', orderId);
  await panel.work();
  await tell('order.accepted', orderId);
  await panel.work();
  const services = await servicesOf(clientId);
  expect(services).toHaveLength(2);
  expect(services.find((one) => one.kind === 'hosting_account')).toMatchObject({
    label: 'Business hosting',
    domain: 'ordered.example.test',
    packageName: 'business',
    status: 'active',
  });
  const byHand = services.find((one) => one.kind === 'one_off');
  expect(byHand).toMatchObject({ status: 'pending' });
  const serviceId = byHand?.serviceId ?? '';
  await execute(owner(), activateByHand, { serviceId });
  await execute(owner(), suspendService, { serviceId, reason: 'Asked for' });
  expect(await panel.service(serviceId)).toMatchObject({ status: 'suspended' });
  expect(await panel.jobs(serviceId)).toEqual([]);
});

it('a domain name that is told after payment reaches the service that waits for it', async () => {
  const clientId = await aClient(owner());
  const productId = await aProduct(owner(), {
    categoryId: await aCategory(owner()),
    components: [
      {
        kind: 'hosting_account',
        pluginId: 'cpanel',
        serverGroupId: panel.groupId,
        settings: { packageName: 'starter' },
      },
    ],
    fields: [{ ...aDomainField, timing: 'after_payment' }],
  });
  const { orderId } = await execute(owner(), createOrder, { clientId, items: [{ productId, cycle: 'monthly' }] });
  await tell('order.accepted', orderId);
  await panel.work();
  expect(await servicesOf(clientId)).toMatchObject([{ status: 'pending', domain: null }]);
  await panel.world.admin.query(
    `update order_items set configuration = jsonb_set(configuration, '{fields,domain}', '"after.example.test"') where order_id = $1`,
    [orderId],
  );
  await tell('order.fields_answered', orderId);
  await panel.work();
  expect(await servicesOf(clientId)).toMatchObject([{ status: 'active', domain: 'after.example.test' }]);
});

it('an account waits while anything is missing that was asked after payment, though its domain name is known', async () => {
  const clientId = await aClient(owner());
  const productId = await aProduct(owner(), {
    categoryId: await aCategory(owner()),
    components: [
      {
        kind: 'hosting_account',
        pluginId: 'cpanel',
        serverGroupId: panel.groupId,
        settings: { packageName: 'starter' },
      },
    ],
    fields: [
      aDomainField,
      {
        ...{ key: 'site_title', kind: 'text', timing: 'after_payment', isRequired: true, choices: [] },
        texts: { en: { name: 'Title' } },
      },
    ],
  });
  const { orderId } = await execute(owner(), createOrder, {
    clientId,
    items: [{ productId, cycle: 'monthly', fields: { domain: 'known.example.test' } }],
  });
  await tell('order.accepted', orderId);
  await tell('order.fields_answered', orderId);
  await panel.work();
  expect(await servicesOf(clientId)).toMatchObject([{ status: 'pending', domain: null }]);
  await panel.world.admin.query(
    `update order_items set configuration = jsonb_set(configuration, '{fields,site_title}', '"Bakery"') where order_id = $1`,
    [orderId],
  );
  await tell('order.fields_answered', orderId);
  await panel.work();
  expect(await servicesOf(clientId)).toMatchObject([{ status: 'active', domain: 'known.example.test' }]);
});
