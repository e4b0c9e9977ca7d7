import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, execute, runAsSystem } from '#lib/command/execute.ts';
import { applyPayment, voidInvoice } from '#modules/billing/index.ts';
import { setProductStatus } from '#modules/catalog/index.ts';
import { aCategory, aDomainField, aHostingProduct, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { serviceFacts } from '#modules/provisioning/index.ts';
import { createWorld, type TestTenant, type TestWorld } from '../../../../test/world.ts';
import { acceptOrder } from '../commands/accept-order.ts';
import { answerFields } from '../commands/answer-fields.ts';
import { cancelOrder } from '../commands/cancel-order.ts';
import { createOrder } from '../commands/create-order.ts';
import { holdOrder } from '../commands/hold-order.ts';
import { markFraud } from '../commands/mark-fraud.ts';
import { releaseOrder } from '../commands/release-order.ts';
import { orderingJobs } from '../jobs.ts';
import { getOrder } from '../queries/get-order.ts';
import { listOrders } from '../queries/list-orders.ts';
import { openQuestionsOf } from '../queries/open-questions.ts';
import { followOrderWith } from '../queries/order-progress.ts';
import { previewOrder } from '../queries/preview-order.ts';
import { orderedItems } from '../store/ordered-items.ts';
import { orderingConsumer } from '../subscribers.ts';
import { anOrder } from '../testing.ts';

const followOrder = followOrderWith(serviceFacts);

let world: TestWorld;
let other: TestTenant;
let categoryId: string;

beforeAll(async () => {
  world = await createWorld();
  other = await world.addTenant('other');
  categoryId = await aCategory(world.owner);
});
afterAll(async () => world[Symbol.asyncDispose]());

const stockOf = async (productId: string): Promise<number | null> =>
  (await world.admin.query('select stock from products where id = $1', [productId])).rows[0]?.stock ?? null;
const invoiceOf = async (invoiceId: string) =>
  (
    await world.admin.query('select status, number, total_minor::text as total from invoices where id = $1', [
      invoiceId,
    ])
  ).rows[0];
const statusOf = async (orderId: string) => (await ask(world.owner, getOrder, { orderId })).status;

/** Pays the invoice in full, as a settled payment does. */
async function pay(invoiceId: string): Promise<void> {
  const { rows } = await world.admin.query('select client_id, total_minor::text as total from invoices where id = $1', [
    invoiceId,
  ]);
  const of = { tenantId: world.tenantId, name: 'test', requestId: 'test' };
  await runAsSystem(world.kernel, of, (ctx) =>
    ctx.call(applyPayment, {
      clientId: rows[0].client_id,
      paymentId: ctx.newId(),
      amountMinor: rows[0].total,
      currency: 'EUR',
      invoiceIds: [invoiceId],
    }),
  );
  await world.drain([orderingConsumer]);
}

describe('an order placed by staff', () => {
  it('has several items, quantities and discounts, one issued invoice and a subscription per item', async () => {
    const clientId = await aClient(world.owner);
    const server = await aProduct(world.owner, { categoryId });
    const hosting = await aHostingProduct(world.owner, { categoryId });
    const { orderId, invoiceId, total } = await execute(world.owner, createOrder, {
      clientId,
      items: [
        { productId: server, cycle: 'monthly', quantity: 3, discount: { kind: 'percent', percent: '10' } },
        { productId: server, cycle: 'one_time', discount: { kind: 'amount', amountMinor: '400' } },
        { productId: hosting, cycle: 'monthly', fields: { domain: 'Example.org' } },
      ],
    });
    // 3 x (5.00 + 2.00) less 10 %, 10.00 less 4.00, 5.00
    expect(total).toEqual({ amountMinor: '2990', currency: 'EUR' });
    expect(await invoiceOf(invoiceId)).toEqual({ status: 'issued', number: 'INV-00001', total: '2990' });
    const order = await ask(world.owner, getOrder, { orderId });
    expect(order).toMatchObject({ status: 'pending', number: 'O00001', isPlacedByStaff: true, termsVersion: null });
    expect(order.items).toHaveLength(3);
    expect(order.items[2]).toMatchObject({ fields: { domain: 'example.org' }, recurring: { amountMinor: '500' } });
    expect(order.items[2]?.description).toContain('(example.org)');
    const subscriptions = await world.admin.query(
      'select quantity, recurring_minor::int as recurring, status, order_item_id from subscriptions where client_id = $1 order by id',
      [clientId],
    );
    expect(new Set(subscriptions.rows.map((row) => row.order_item_id))).toEqual(
      new Set(order.items.map((item) => item.orderItemId)),
    );
    expect(subscriptions.rows.map(({ quantity, recurring, status }) => [quantity, recurring, status])).toEqual(
      expect.arrayContaining([
        [3, 1500, 'pending'],
        [1, 1000, 'pending'],
        [1, 500, 'pending'],
      ]),
    );
  });

  it('may hold what is hidden, and nothing that is a draft, retired or of another tenant', async () => {
    const clientId = await aClient(world.owner);
    const productId = await aProduct(world.owner, { categoryId });
    await execute(world.owner, setProductStatus, { productId, status: 'hidden' });
    await anOrder(world.owner, { clientId, productId });
    await execute(world.owner, setProductStatus, { productId, status: 'retired' });
    await expect(anOrder(world.owner, { clientId, productId })).rejects.toThrow('catalog.not_for_sale');
    const foreign = await aProduct(other.owner, { categoryId: await aCategory(other.owner) });
    await expect(anOrder(world.owner, { clientId, productId: foreign })).rejects.toThrow('catalog.not_for_sale');
    await expect(anOrder(other.owner, { clientId, productId: foreign })).rejects.toThrow('request.not_found');
  });

  it('costs what its preview said, and the preview writes nothing', async () => {
    const clientId = await aClient(world.owner);
    const server = await aProduct(world.owner, { categoryId });
    const items = () => [
      {
        productId: server,
        cycle: 'monthly' as const,
        quantity: 3,
        discount: { kind: 'percent' as const, percent: '33.33' },
      },
      { productId: server, cycle: 'monthly' as const },
    ];
    const preview = await ask(world.owner, previewOrder, { clientId, items: items() });
    expect((await ask(world.owner, listOrders, { filter: { clientId } })).total).toBe(0);
    const { total } = await execute(world.owner, createOrder, { clientId, items: items() });
    expect(preview.total).toEqual(total);
    expect(preview.lines.map((line) => line.item)).toContain(1);
  });

  it('is refused with a discount above the price, a foreign key, or in a currency without price', async () => {
    const clientId = await aClient(world.owner);
    const productId = await aProduct(world.owner, { categoryId });
    const place = (item: object) =>
      execute(world.owner, createOrder, {
        clientId,
        items: [{ productId, cycle: 'monthly', ...item } as { productId: string; cycle: 'monthly' }],
      });
    await expect(place({ discount: { kind: 'percent', percent: '101' } })).rejects.toThrow('request.invalid');
    await expect(place({ discount: { kind: 'percent', percent: '-1' } })).rejects.toThrow('request.invalid');
    await expect(place({ discount: { kind: 'amount', amountMinor: '701' } })).rejects.toThrow('request.invalid');
    await expect(place({ priceMinor: '1' })).rejects.toMatchObject({
      details: { fields: { 'items.0.priceMinor': 'unknown_key' } },
    });
    const inDollars = await aClient(world.owner, { currency: 'USD' });
    await expect(anOrder(world.owner, { clientId: inDollars, productId })).rejects.toThrow('catalog.no_price');
  });

  it('is for staff with the permission only', async () => {
    const clientId = await aClient(world.owner);
    const productId = await aProduct(world.owner, { categoryId });
    await expect(anOrder(world.contact(clientId), { clientId, productId })).rejects.toThrow('auth.forbidden');
    await expect(anOrder(world.staff(['order:read']), { clientId, productId })).rejects.toThrow('auth.forbidden');
  });

  it('of what needs a domain name says which', async () => {
    const clientId = await aClient(world.owner);
    const productId = await aHostingProduct(world.owner, { categoryId });
    await expect(anOrder(world.owner, { clientId, productId })).rejects.toMatchObject({
      code: 'catalog.bad_configuration',
      details: { fields: { 'fields.domain': 'required' } },
    });
  });
});

describe('payment and review', () => {
  it('a paid order is accepted, once', async () => {
    const clientId = await aClient(world.owner);
    const { orderId, invoiceId } = await anOrder(world.owner, {
      clientId,
      productId: await aProduct(world.owner, { categoryId }),
    });
    await pay(invoiceId);
    expect(await statusOf(orderId)).toBe('accepted');
    const events = await world.admin.query(
      "select count(*)::int as n from outbox_events where name = 'order.accepted' and payload ->> 'orderId' = $1",
      [orderId],
    );
    expect(events.rows[0].n).toBe(1);
    await expect(execute(world.owner, acceptOrder, { orderId })).rejects.toThrow('ordering.wrong_state');
  });

  it('an order of nothing to pay is accepted at once', async () => {
    const clientId = await aClient(world.owner);
    const productId = await aProduct(world.owner, { categoryId });
    const items = [{ productId, cycle: 'monthly', discount: { kind: 'percent', percent: '100' } } as const];
    const { orderId } = await execute(world.owner, createOrder, { clientId, items });
    await world.drain([orderingConsumer]);
    expect(await statusOf(orderId)).toBe('accepted');
  });

  it('a held order is not accepted by its payment, but when it is released', async () => {
    const clientId = await aClient(world.owner);
    const productId = await aProduct(world.owner, { categoryId });
    const { orderId, invoiceId } = await anOrder(world.owner, { clientId, productId });
    await execute(world.owner, holdOrder, { orderId, reason: 'strange address' });
    await pay(invoiceId);
    expect(await statusOf(orderId)).toBe('in_review');
    await expect(execute(world.owner, cancelOrder, { orderId, reason: 'x' })).rejects.toThrow('ordering.refund_first');
    expect(await execute(world.owner, releaseOrder, { orderId })).toMatchObject({ isAccepted: true });
    expect(await statusOf(orderId)).toBe('accepted');
  });

  it('staff may accept an order before it is paid', async () => {
    const clientId = await aClient(world.owner);
    const productId = await aProduct(world.owner, { categoryId });
    const { orderId, invoiceId } = await anOrder(world.owner, { clientId, productId });
    await execute(world.owner, acceptOrder, { orderId });
    expect((await invoiceOf(invoiceId)).status).toBe('issued');
    await pay(invoiceId);
    expect(await statusOf(orderId)).toBe('accepted');
  });
});

describe('the end of an order', () => {
  it('voids its invoice and gives the stock back, once', async () => {
    const clientId = await aClient(world.owner);
    const productId = await aProduct(world.owner, { categoryId, stock: 5 });
    const items = [{ productId, cycle: 'monthly', quantity: 3 } as const];
    const { orderId, invoiceId } = await execute(world.owner, createOrder, { clientId, items });
    expect(await stockOf(productId)).toBe(2);
    await execute(world.owner, cancelOrder, { orderId, reason: 'by mistake' });
    expect(await stockOf(productId)).toBe(5);
    expect((await invoiceOf(invoiceId)).status).toBe('void');
    await expect(execute(world.owner, cancelOrder, { orderId, reason: 'again' })).rejects.toThrow(
      'ordering.wrong_state',
    );
    expect(await stockOf(productId)).toBe(5);
  });

  it('as fraud is told apart; a void invoice is no obstacle', async () => {
    const clientId = await aClient(world.owner);
    const productId = await aProduct(world.owner, { categoryId });
    const { orderId, invoiceId } = await anOrder(world.owner, { clientId, productId });
    await execute(world.owner, voidInvoice, { invoiceId, reason: 'x' });
    await execute(world.owner, markFraud, { orderId, reason: 'stolen card' });
    expect(await statusOf(orderId)).toBe('fraud');
  });

  it('comes by itself when it is not paid in time, and not a moment sooner', async () => {
    await using fresh = await createWorld();
    const clientId = await aClient(fresh.owner);
    const productId = await aProduct(fresh.owner, { categoryId: await aCategory(fresh.owner), stock: 2 });
    const { orderId } = await anOrder(fresh.owner, { clientId, productId });
    const status = async () => (await ask(fresh.owner, getOrder, { orderId })).status;
    const [job] = orderingJobs;
    fresh.clock.setOffset(13 * 86_400);
    await job?.run(fresh.kernel, fresh.tenantId);
    expect(await status()).toBe('pending');
    fresh.clock.setOffset(14 * 86_400 + 60);
    await job?.run(fresh.kernel, fresh.tenantId);
    await job?.run(fresh.kernel, fresh.tenantId);
    expect(await status()).toBe('expired');
    const { rows } = await fresh.admin.query('select stock from products where id = $1', [productId]);
    expect(rows[0].stock).toBe(2);
  });
});

describe('stock', () => {
  it('of one unit makes one order of fifty that are placed at once', async () => {
    const productId = await aProduct(world.owner, { categoryId, stock: 1 });
    const clientIds = await Promise.all(Array.from({ length: 10 }, () => aClient(world.owner)));
    const before = await world.admin.query('select count(*)::int as n from orders');
    const placed = await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) =>
        anOrder(world.owner, { clientId: clientIds[index % 10] ?? '', productId }),
      ),
    );
    const refused = placed.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(refused).toEqual(Array.from({ length: 49 }, () => 'ordering.out_of_stock'));
    expect(await stockOf(productId)).toBe(0);
    const after = await world.admin.query('select count(*)::int as n from orders');
    expect(after.rows[0].n - before.rows[0].n).toBe(1);
  });
});

describe('reading orders', () => {
  it('a contact sees the own ones, without what is for staff; another tenant none', async () => {
    const [mine, theirs] = [await aClient(world.owner), await aClient(world.owner, { name: 'Bo Bergström' })];
    const productId = await aProduct(world.owner, { categoryId });
    const own = await anOrder(world.owner, { clientId: mine, productId });
    const foreign = await anOrder(world.owner, { clientId: theirs, productId });
    await execute(world.owner, holdOrder, { orderId: own.orderId, reason: 'secret doubt' });
    const me = world.contact(mine, ['billing']);
    expect((await ask(me, listOrders, {})).rows.map((row) => row.orderId)).toEqual([own.orderId]);
    expect(await ask(me, getOrder, { orderId: own.orderId })).toMatchObject({ reviewReason: null, ip: null });
    await expect(ask(me, getOrder, { orderId: foreign.orderId })).rejects.toThrow('request.not_found');
    await expect(ask(world.contact(mine, ['technical']), listOrders, {})).rejects.toThrow('auth.forbidden');
    await expect(ask(other.owner, getOrder, { orderId: own.orderId })).rejects.toThrow('request.not_found');
    await expect(execute(other.owner, cancelOrder, { orderId: own.orderId, reason: 'x' })).rejects.toThrow(
      'request.not_found',
    );
    const found = await ask(world.owner, listOrders, { search: 'bergstrom' });
    expect(found.rows.map((row) => row.orderId)).toEqual([foreign.orderId]);
  });
});

describe('what is asked after payment', () => {
  it('is answered by the own contact, by its kind, and once', async () => {
    const clientId = await aClient(world.owner);
    const productId = await aHostingProduct(world.owner, {
      categoryId,
      fields: [{ ...aDomainField, timing: 'after_payment' }],
    });
    const { orderId } = await anOrder(world.owner, { clientId, productId });
    const [item] = (await ask(world.owner, getOrder, { orderId })).items;
    const subscriptionId = item?.subscriptionId ?? '';
    const answer = (caller: typeof world.owner, domain: string) =>
      execute(caller, answerFields, { subscriptionId, fields: { domain } });
    const me = world.contact(clientId);
    await expect(answer(me, 'not a domain')).rejects.toThrow('catalog.bad_configuration');
    await expect(answer(world.contact(await aClient(world.owner)), 'a.example')).rejects.toThrow('request.not_found');
    await answer(me, 'a.example');
    await answer(me, 'a.example');
    await expect(answer(me, 'b.example')).rejects.toMatchObject({
      details: { fields: { 'fields.domain': 'already_answered' } },
    });
    const of = { tenantId: world.tenantId, name: 'test', requestId: 'test' };
    const items = await runAsSystem(world.kernel, of, (ctx) => orderedItems(ctx, orderId));
    expect(items).toMatchObject([{ subscriptionId, configuration: { fields: { domain: 'a.example' } } }]);
  });

  it('holds the order up while something required is missing, and is shown by its name in the reader’s language', async () => {
    const clientId = await aClient(world.owner);
    const asked = {
      timing: 'after_payment' as const,
      kind: 'text' as const,
      choices: [],
      texts: { en: { name: 'Name of the server' }, fa: { name: 'نام سرور' } },
    };
    const productId = await aHostingProduct(world.owner, {
      categoryId,
      fields: [
        aDomainField,
        { ...asked, key: 'server_name', isRequired: true },
        { ...asked, key: 'note', isRequired: false },
      ],
    });
    const { orderId } = await execute(world.owner, createOrder, {
      clientId,
      items: [{ productId, cycle: 'monthly', fields: { domain: 'a.example' } }],
    });
    await execute(world.owner, acceptOrder, { orderId });
    const me = world.contact(clientId);
    const seen = await ask(me, followOrder, { orderId, locale: 'fa' });
    expect(seen.step).toBe('needs_answers');
    const [item] = seen.items;
    expect(item?.questions.map(({ key, label, isRequired }) => [key, label, isRequired])).toEqual([
      ['server_name', 'نام سرور', true],
      ['note', 'نام سرور', false],
    ]);
    expect(item?.answers).toMatchObject([{ key: 'domain', value: 'a.example' }]);
    const subscriptionId = item?.subscriptionId ?? '';
    const of = { tenantId: world.tenantId, name: 'test', requestId: 'test' };
    const waiting = () =>
      runAsSystem(world.kernel, of, async (ctx) =>
        (await orderedItems(ctx, orderId)).map((one) => one.isWaitingForAnswers),
      );
    expect(await waiting()).toEqual([true]);
    await execute(me, answerFields, { subscriptionId, fields: { server_name: 'alpha' } });
    expect(await waiting()).toEqual([false]);
    expect((await ask(me, followOrder, { orderId })).items[0]?.questions.map(({ key }) => key)).toEqual(['note']);
    const left = await ask(world.contact(clientId, ['technical']), openQuestionsOf, { subscriptionId });
    expect(left.questions.map(({ key }) => key)).toEqual(['note']);
    const stranger = world.contact(await aClient(world.owner));
    await expect(ask(stranger, followOrder, { orderId })).rejects.toThrow('request.not_found');
    expect(await ask(stranger, openQuestionsOf, { subscriptionId })).toEqual({ questions: [] });
  });
});
