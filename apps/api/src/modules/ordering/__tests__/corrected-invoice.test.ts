import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { newId } from '#lib/ids/new-id.ts';
import { applyPayment, issueInvoice } from '#modules/billing/index.ts';
import { discardDraft, replaceInvoice } from '#modules/billing/testing.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { subscriptionsConsumer } from '#modules/subscriptions/index.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { getOrder } from '../queries/get-order.ts';
import { orderingConsumer } from '../subscribers.ts';
import { anOrder } from '../testing.ts';

let world: TestWorld;
let categoryId: string;

beforeAll(async () => {
  world = await createWorld();
  categoryId = await aCategory(world.owner);
});
afterAll(async () => world[Symbol.asyncDispose]());

describe('an order whose invoice is corrected', () => {
  it('waits for the corrected one, and is accepted when that is paid', async () => {
    const clientId = await aClient(world.owner);
    const productId = await aProduct(world.owner, { categoryId });
    const { orderId, invoiceId, total } = await anOrder(world.owner, { clientId, productId });
    const settle = () => world.drain([orderingConsumer, subscriptionsConsumer]);
    const { invoiceId: corrected } = await execute(world.owner, replaceInvoice, { invoiceId, reason: 'Wrong name' });
    await settle();
    expect((await ask(world.owner, getOrder, { orderId })).status).toBe('pending');
    await execute(world.owner, issueInvoice, { invoiceId: corrected });
    await settle();
    expect((await ask(world.owner, getOrder, { orderId })).invoice).toMatchObject({ invoiceId: corrected });
    const statuses = () => world.admin.query('select status from subscriptions where client_id = $1', [clientId]);
    expect((await statuses()).rows).toEqual([{ status: 'pending' }]);
    await execute(world.owner, applyPayment, {
      ...{ clientId, paymentId: newId(), ...total, invoiceIds: [corrected] },
    });
    await settle();
    expect((await ask(world.owner, getOrder, { orderId })).status).toBe('accepted');
    expect((await statuses()).rows).toEqual([{ status: 'active' }]);
  });

  it('loses its subscription when the correction is deleted', async () => {
    const clientId = await aClient(world.owner);
    const productId = await aProduct(world.owner, { categoryId });
    const { invoiceId } = await anOrder(world.owner, { clientId, productId });
    const { invoiceId: corrected } = await execute(world.owner, replaceInvoice, { invoiceId, reason: 'Wrong name' });
    await execute(world.owner, discardDraft, { invoiceId: corrected });
    await world.drain([orderingConsumer, subscriptionsConsumer]);
    const { rows } = await world.admin.query('select status from subscriptions where client_id = $1', [clientId]);
    expect(rows).toEqual([{ status: 'cancelled' }]);
  });
});
