import { type ContactGrant, contactPermissions } from '@panel1/shared-types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { perform } from '#lib/command/action.ts';
import { ask, type Caller, execute } from '#lib/command/execute.ts';
import { addCredit } from '#modules/billing/index.ts';
import { clientBalance } from '#modules/billing/testing.ts';
import { aCategory, aDomainField, aHostingProduct, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { registerUser } from '#modules/identity/index.ts';
import { paymentEffects } from '#modules/payments/index.ts';
import { enableBankTransfer } from '#modules/payments/testing.ts';
import { serviceFacts } from '#modules/provisioning/index.ts';
import { createWorld, type TestTenant, type TestWorld } from '../../../../test/world.ts';
import { checkout } from '../actions/checkout.ts';
import { answerOrder } from '../commands/answer-order.ts';
import { cancelOrder } from '../commands/cancel-order.ts';
import { checkOrderPayment } from '../commands/check-order-payment.ts';
import { payOrder } from '../commands/pay-order.ts';
import { placeOrder } from '../commands/place-order.ts';
import type { CheckoutInput } from '../input.ts';
import { getOrder } from '../queries/get-order.ts';
import { orderProgressWith } from '../queries/order-progress.ts';
import { orderingConsumer } from '../subscribers.ts';
import { aCart } from '../testing.ts';

let world: TestWorld;
let other: TestTenant;
let categoryId: string;
let productId: string;
const orderProgress = orderProgressWith(serviceFacts);

beforeAll(async () => {
  world = await createWorld();
  other = await world.addTenant('other');
  categoryId = await aCategory(world.owner);
  productId = await aProduct(world.owner, { categoryId });
  await enableBankTransfer(world.owner);
});
afterAll(async () => world[Symbol.asyncDispose]());

let visitors = 0;
const account = (of: { email?: string } = {}) => {
  visitors += 1;
  return { name: 'Vera Visitor', email: `vera${visitors}@example.com`, country: 'DE', ...of };
};
type Wish = Partial<CheckoutInput> | Record<string, unknown>;
/** What a visitor sends; a wish may also be nonsense, as attackers send it. */
const inputOf = (cartToken: string, wish: Wish = {}): CheckoutInput => {
  const sent: CheckoutInput & Record<string, unknown> = {
    cartToken,
    terms: { isAccepted: true, version: '1' },
    account: account(),
    pluginId: 'bank-transfer',
    asksForStart: false,
    saveMethod: false,
    useCredit: false,
    ...wish,
  };
  return sent;
};
const order = (caller: Caller, input: CheckoutInput) => perform({ services: world.services, caller }, checkout, input);
const rowsOf = async (table: string) =>
  Number(
    (await world.admin.query(`select count(*) from ${table} where tenant_id = $1`, [world.tenantId])).rows[0].count,
  );

describe('the checkout of a visitor', () => {
  it('makes user, client account, order, issued invoice and payment at once', async () => {
    const cartToken = await aCart(world.anonymous, { productId, quantity: 2 });
    const input = inputOf(cartToken, { account: { ...account({ email: 'New.Guest@Example.com' }), city: 'Ulm' } });
    const placed = await order(world.anonymous, input);
    expect(placed.total).toEqual({ amountMinor: '1400', currency: 'EUR' });
    const seen = await ask(world.owner, getOrder, { orderId: placed.orderId });
    expect(seen).toMatchObject({ status: 'pending', termsVersion: '1', isPlacedByStaff: false, ip: '192.0.2.1' });
    expect(seen.termsAcceptedAt).not.toBeNull();
    expect(seen.invoice).toMatchObject({ invoiceId: placed.invoiceId, status: 'issued' });
    const { rows } = await world.admin.query(
      `select c.number, c.currency, k.grants from clients c join client_contacts k on k.client_id = c.id
       join users u on u.id = k.user_id where u.email_normalized = 'new.guest@example.com'`,
    );
    expect(rows).toEqual([{ number: expect.stringMatching(/^C\d+$/), currency: 'EUR', grants: ['owner'] }]);
    await world.drain([orderingConsumer], paymentEffects(world.services));
    const progress = await ask(world.anonymous, orderProgress, { orderToken: placed.orderToken });
    expect(progress).toMatchObject({ step: 'waiting_for_payment', payment: { status: 'pending' } });
    expect(progress.payment?.instructions?.length).toBeGreaterThan(0);
  });

  it('asks whoever has an account to log in, and leaves nothing behind', async () => {
    await order(
      world.anonymous,
      inputOf(await aCart(world.anonymous, { productId }), { account: account({ email: 'known@example.com' }) }),
    );
    const before = [await rowsOf('orders'), await rowsOf('clients'), await rowsOf('invoices')];
    const cartToken = await aCart(world.anonymous, { productId });
    const input = inputOf(cartToken, { account: account({ email: ' KNOWN@example.com ' }) });
    await expect(order(world.anonymous, input)).rejects.toThrow('ordering.login_to_order');
    expect([await rowsOf('orders'), await rowsOf('clients'), await rowsOf('invoices')]).toEqual(before);
    // The cart is still there for the order after the login.
    await order(world.anonymous, inputOf(cartToken));
  });

  it('needs the terms that are shown now, an account, and a way to pay that exists', async () => {
    const cartToken = await aCart(world.anonymous, { productId });
    const refused = async (of: object) => {
      try {
        await order(world.anonymous, inputOf(cartToken, of));
      } catch (error) {
        return error;
      }
      throw new Error('the order was placed');
    };
    expect(await refused({ terms: { isAccepted: false, version: '1' } })).toMatchObject({
      code: 'ordering.terms_not_accepted',
    });
    expect(await refused({ terms: { isAccepted: true, version: '0' } })).toMatchObject({
      code: 'ordering.terms_not_accepted',
    });
    expect(await refused({ account: undefined })).toMatchObject({ details: { fields: { account: 'required' } } });
    expect(await refused({ pluginId: undefined })).toMatchObject({ details: { fields: { pluginId: 'required' } } });
    expect(await refused({ pluginId: 'stripe' })).toMatchObject({ code: 'payments.gateway_not_enabled' });
    for (const extra of [{ total: '1' }, { currency: 'JPY' }, { discount: '100' }, { clientId: productId }])
      expect(await refused(extra)).toMatchObject({ code: 'request.invalid' });
  });

  it('demands the domain name of a hosting account before payment', async () => {
    const hosting = await aHostingProduct(world.owner, { categoryId });
    const cartToken = await aCart(world.anonymous, { productId: hosting });
    await expect(order(world.anonymous, inputOf(cartToken))).rejects.toMatchObject({
      details: { fields: { 'fields.domain': 'required' } },
    });
  });

  it('sells one unit once to fifty visitors who order at the same moment', async () => {
    const scarce = await aProduct(world.owner, { categoryId, stock: 1 });
    const tokens = await Promise.all(Array.from({ length: 50 }, () => aCart(world.anonymous, { productId: scarce })));
    const placed = await Promise.allSettled(tokens.map((token) => order(world.anonymous, inputOf(token))));
    expect(placed.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    const codes = placed.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(new Set(codes)).toEqual(new Set(['ordering.out_of_stock']));
    const { rows } = await world.admin.query('select stock from products where id = $1', [scarce]);
    expect(rows[0].stock).toBe(0);
  });
});

describe('the checkout of somebody who is logged in', () => {
  it('is an order of the own account', async () => {
    const clientId = await aClient(world.owner);
    const { orderId } = await order(
      world.contact(clientId, ['billing']),
      inputOf(await aCart(world.anonymous, { productId }), { account: undefined }),
    );
    expect(await ask(world.contact(clientId), getOrder, { orderId })).toMatchObject({ clientId, status: 'pending' });
  });

  it('is refused in another currency than that of the account', async () => {
    const clientId = await aClient(world.owner, { currency: 'USD' });
    const cartToken = await aCart(world.anonymous, { productId });
    await expect(order(world.contact(clientId), inputOf(cartToken))).rejects.toThrow('ordering.currency_mismatch');
  });

  it('is refused to technical contacts, to staff, and to staff who are logged in as the client', async () => {
    const clientId = await aClient(world.owner);
    const cartToken = await aCart(world.anonymous, { productId });
    await expect(order(world.contact(clientId, ['technical']), inputOf(cartToken))).rejects.toThrow('auth.forbidden');
    await expect(order(world.owner, inputOf(cartToken))).rejects.toThrow('auth.forbidden');
    const me = world.contact(clientId);
    if (me.actor.kind !== 'user') throw new Error('a contact is a user');
    const grants: readonly ContactGrant[] = ['owner'];
    const impersonated = world.as({
      ...me.actor,
      impersonator: { userId: me.actor.userId, name: 'Sam' },
      permissions: new Set(contactPermissions(grants, true)),
    });
    await expect(order(impersonated, inputOf(cartToken))).rejects.toThrow('auth.forbidden');
  });

  it('gives a person without an account one, once', async () => {
    const { userId } = await execute(world.owner, registerUser, { email: 'lone@example.com', name: 'Lone Person' });
    const person = world.as({
      kind: 'user',
      surface: 'client',
      userId: userId ?? '',
      name: 'Lone Person',
      sessionId: userId ?? '',
      clientId: null,
      permissions: new Set(),
      clientGroupIds: null,
      impersonator: null,
    });
    const orders = await Promise.all(
      [0, 1].map(async () => order(person, inputOf(await aCart(world.anonymous, { productId })))),
    );
    expect(new Set(orders.map((one) => one.clientId)).size).toBe(1);
    const { rows } = await world.admin.query('select email from clients where id = $1', [orders[0]?.clientId]);
    expect(rows).toEqual([{ email: 'lone@example.com' }]);
  });
});

describe('the credit of a client', () => {
  const withCredit = async (amountMinor: string) => {
    const clientId = await aClient(world.owner);
    await execute(world.owner, addCredit, { clientId, amountMinor, currency: 'EUR', reason: 'Outage' });
    return clientId;
  };
  const buy = async (clientId: string, wish: Wish) =>
    order(
      world.contact(clientId),
      inputOf(await aCart(world.anonymous, { productId }), { account: undefined, useCredit: true, ...wish }),
    );
  const creditOf = async (clientId: string) =>
    (await ask(world.owner, clientBalance, { clientId })).balances[0]?.creditMinor;

  it('pays an order that it covers: no gateway is named or asked, and the order is accepted', async () => {
    const clientId = await withCredit('1000');
    const placed = await buy(clientId, { pluginId: undefined });
    expect(placed).toMatchObject({ paymentId: null, total: { amountMinor: '700' } });
    await world.drain([orderingConsumer], paymentEffects(world.services));
    expect(await ask(world.anonymous, orderProgress, { orderToken: placed.orderToken })).toMatchObject({
      status: 'accepted',
      invoice: { status: 'paid' },
      payment: null,
    });
    expect(await creditOf(clientId)).toBe('300');
  });

  it('that covers a part leaves the rest to the chosen way', async () => {
    const clientId = await withCredit('250');
    const placed = await buy(clientId, {});
    const { payment } = await ask(world.anonymous, orderProgress, { orderToken: placed.orderToken });
    expect(payment).toMatchObject({ amount: { amountMinor: '450' } });
    expect(await creditOf(clientId)).toBe('0');
  });

  it('that is not enough any more, with no way named for the rest, leaves nothing behind', async () => {
    const clientId = await withCredit('699');
    const before = [await rowsOf('orders'), await rowsOf('invoices')];
    await expect(buy(clientId, { pluginId: undefined })).rejects.toThrow('payments.credit_not_enough');
    expect([await rowsOf('orders'), await rowsOf('invoices')]).toEqual(before);
    expect(await creditOf(clientId)).toBe('699');
  });

  it('stays where the client does not want it used', async () => {
    const clientId = await withCredit('1000');
    expect((await buy(clientId, { useCredit: false })).paymentId).not.toBeNull();
    expect(await creditOf(clientId)).toBe('1000');
  });
});

describe('a second click', () => {
  it('with the same key answers the first order, without it finds the cart ordered', async () => {
    const clientId = await aClient(world.owner);
    const me = { ...world.contact(clientId), idempotencyKey: 'click-1' };
    const input = inputOf(await aCart(world.anonymous, { productId }), { account: undefined });
    const first = await order(me, input);
    const again = await order(me, input);
    expect(again.orderId).toBe(first.orderId);
    await expect(order(world.contact(clientId), input)).rejects.toThrow('ordering.cart_expired');
    const kept = await world.admin.query('select result::text as result from idempotency_keys');
    for (const token of [first.orderToken, again.orderToken])
      expect(kept.rows.some(({ result }) => String(result).includes(token))).toBe(false);
  });

  it('at the same moment makes one order', async () => {
    const cartToken = await aCart(world.anonymous, { productId });
    const placed = await Promise.allSettled([0, 1, 2, 3].map(() => order(world.anonymous, inputOf(cartToken))));
    expect(placed.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });
});

describe('the order token', () => {
  it('shows this order, in this tenant only; any other text shows nothing', async () => {
    const { orderToken } = await order(world.anonymous, inputOf(await aCart(world.anonymous, { productId })));
    const second = await order(world.anonymous, inputOf(await aCart(world.anonymous, { productId })));
    expect(await ask(world.anonymous, orderProgress, { orderToken })).toMatchObject({ status: 'pending' });
    await expect(ask(other.anonymous, orderProgress, { orderToken })).rejects.toThrow('request.not_found');
    const [, seal = ''] = orderToken.split('.');
    for (const forged of ['', 'x.y', second.orderId, `${second.orderId}.${seal}`, `${orderToken.slice(0, -4)}AAAA`])
      await expect(ask(world.anonymous, orderProgress, { orderToken: forged })).rejects.toThrow('request.not_found');
  });
});

describe('what is asked after payment', () => {
  it('is answered by whoever holds the token, for items of this order only, until the order ends', async () => {
    const hosting = await aHostingProduct(world.owner, {
      categoryId,
      fields: [{ ...aDomainField, timing: 'after_payment' }],
    });
    const place = async () => order(world.anonymous, inputOf(await aCart(world.anonymous, { productId: hosting })));
    const [mine, theirs] = [await place(), await place()];
    const itemOf = async (orderToken: string) =>
      (await ask(world.anonymous, orderProgress, { orderToken })).items[0]?.orderItemId ?? '';
    const answer = async (of: { orderToken: string }, orderItemId: string, domain = 'a.example') =>
      execute(world.anonymous, answerOrder, { orderToken: of.orderToken, orderItemId, fields: { domain } });
    await expect(answer(mine, await itemOf(theirs.orderToken))).rejects.toThrow('request.not_found');
    await expect(answer({ orderToken: mine.orderId }, await itemOf(mine.orderToken))).rejects.toThrow(
      'request.not_found',
    );
    await expect(answer(mine, await itemOf(mine.orderToken), 'not a domain')).rejects.toMatchObject({
      details: { fields: { 'fields.domain': 'invalid_domain' } },
    });
    await answer(mine, await itemOf(mine.orderToken));
    const [item] = (await ask(world.anonymous, orderProgress, { orderToken: mine.orderToken })).items;
    expect(item).toMatchObject({ questions: [], answers: [{ key: 'domain', value: 'a.example' }] });
    await execute(world.owner, cancelOrder, { orderId: theirs.orderId, reason: 'asked for' });
    await expect(answer(theirs, await itemOf(theirs.orderToken))).rejects.toThrow('ordering.wrong_state');
  });
});

describe('paying again', () => {
  it('is open to whoever holds the token while the order waits, and to nobody after it ended', async () => {
    const placed = await order(world.anonymous, inputOf(await aCart(world.anonymous, { productId })));
    const again = { orderToken: placed.orderToken, pluginId: 'bank-transfer' };
    const { paymentId } = await execute(world.anonymous, payOrder, again);
    expect(paymentId).not.toBe(placed.paymentId);
    const { payment } = await ask(world.anonymous, orderProgress, { orderToken: placed.orderToken });
    expect(payment?.id).toBe(paymentId);
    await expect(execute(world.anonymous, payOrder, { ...again, orderToken: placed.orderId })).rejects.toThrow(
      'request.not_found',
    );
    await execute(world.owner, cancelOrder, { orderId: placed.orderId, reason: 'asked for' });
    await expect(execute(world.anonymous, payOrder, again)).rejects.toThrow('ordering.wrong_state');
  });

  it('may ask the gateway for news by the token only; of a transfer there is nobody to ask', async () => {
    const { orderToken, orderId } = await order(world.anonymous, inputOf(await aCart(world.anonymous, { productId })));
    expect(await execute(world.anonymous, checkOrderPayment, { orderToken })).toEqual({ isAsked: false });
    await expect(execute(world.anonymous, checkOrderPayment, { orderToken: orderId })).rejects.toThrow(
      'request.not_found',
    );
  });
});

describe('review', () => {
  it('keeps first orders of new clients for a person where the tenant wants it', async () => {
    await using fresh = await createWorld();
    await fresh.admin.query(
      `insert into tenant_settings (tenant_id, section, value) values ($1, 'ordering', '{"review": "new_clients"}')`,
      [fresh.tenantId],
    );
    await enableBankTransfer(fresh.owner);
    const sold = await aProduct(fresh.owner, { categoryId: await aCategory(fresh.owner) });
    const { orderId } = await execute(
      fresh.anonymous,
      placeOrder,
      inputOf(await aCart(fresh.anonymous, { productId: sold })),
    );
    expect(await ask(fresh.owner, getOrder, { orderId })).toMatchObject({
      status: 'in_review',
      reviewReason: 'First order of this client',
    });
  });
});
