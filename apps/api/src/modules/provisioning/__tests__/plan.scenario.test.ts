import { afterAll, beforeAll, expect, it } from 'vitest';
import { runAsSystem } from '#lib/command/execute.ts';
import { aCategory, aHostingProduct } from '#modules/catalog/testing.ts';
import { aHostingService } from '../testing.ts';
import { openPanelWorld, type PanelWorld } from './kit.ts';

let panel: PanelWorld;

beforeAll(async () => {
  panel = await openPanelWorld();
});
afterAll(() => panel.close());

it('a change of plan that is in force gives the account the package of the new product, once', async () => {
  const { owner, admin, kernel, tenantId } = panel.world;
  const { serviceId, clientId } = await aHostingService(owner, panel);
  await panel.work();
  const component = { kind: 'hosting_account', pluginId: 'cpanel', serverGroupId: panel.groupId } as const;
  const productId = await aHostingProduct(owner, {
    categoryId: await aCategory(owner),
    components: [{ ...component, settings: { packageName: 'business' } }],
  });
  const { rows } = await admin.query(
    'update subscriptions set product_id = $1 where id = (select subscription_id from services where id = $2) returning id',
    [productId, serviceId],
  );
  const subscriptionId: string = rows[0].id;
  for (let told = 0; told < 2; told += 1) {
    await runAsSystem(kernel, { tenantId, name: 'test', requestId: 'test' }, async (ctx) =>
      ctx.emit('subscription.changed', { subscriptionId }, { clientId }),
    );
    await panel.work();
  }
  expect(await panel.service(serviceId)).toMatchObject({ status: 'active', packageName: 'business' });
  expect(panel.executed('changepackage')).toBe(1);
});
