import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentRoutes } from '#http/document-routes.ts';
import { ask, execute } from '#lib/command/execute.ts';
import { voidInvoice } from '#modules/billing/index.ts';
import {
  aDraft,
  anIssuedInvoice,
  createPaymentLink,
  getInvoice,
  revokePaymentLinks,
} from '#modules/billing/testing.ts';
import { openRoutes, type RoutesServer } from '../../../../test/routes-server.ts';
import { checkLinkPayment } from '../commands/check-link-payment.ts';
import { payByLink } from '../commands/pay-by-link.ts';
import { paymentLink } from '../queries/payment-link.ts';
import { payOnPage, type StripeWorld, testWithStripe } from './stripe-world.ts';

let stripe: StripeWorld;
let clientId: string;

testWithStripe({}, (world, id) => {
  stripe = world;
  clientId = id;
});

const owner = () => stripe.world.owner;
const visitor = () => stripe.world.anonymous;
const anInvoice = (amountMinor = '1000') => anIssuedInvoice(owner(), { clientId, amountMinor });
const invoice = (invoiceId: string) => ask(owner(), getInvoice, { invoiceId });
const open = (token: string) => ask(visitor(), paymentLink, { token });

async function aLink(invoiceId?: string): Promise<string> {
  const { path } = await execute(owner(), createPaymentLink, { clientId, ...(invoiceId ? { invoiceId } : {}) });
  return path.replace('/pay#', '');
}

describe('a payment link', () => {
  it('shows its invoice to whoever has it, and nothing else of the client', async () => {
    const invoiceId = await anInvoice();
    await anInvoice('7700');
    const shown = await open(await aLink(invoiceId));
    expect(shown).toMatchObject({
      isOfOne: true,
      provider: 'Provider main',
      invoices: [{ invoiceId, number: 'INV-00001', status: 'issued', due: { amountMinor: '1000', currency: 'EUR' } }],
      due: [{ amountMinor: '1000', currency: 'EUR' }],
      payment: null,
    });
    const text = JSON.stringify(shown);
    for (const secret of [clientId, 'ada', 'Ada', '7700']) expect(text).not.toContain(secret);
  });

  it('pays the invoice through a gateway without a login', async () => {
    const invoiceId = await anInvoice();
    const token = await aLink(invoiceId);
    await execute(visitor(), payByLink, { token, currency: 'EUR', pluginId: 'stripe' });
    await stripe.settle();
    const { payment } = await open(token);
    expect(payment?.status).toBe('needs_action');
    await payOnPage(payment?.redirectUrl ?? '');
    await execute(visitor(), checkLinkPayment, { token });
    await stripe.settle();
    expect(await invoice(invoiceId)).toMatchObject({ status: 'paid' });
    expect(await open(token)).toMatchObject({
      due: [],
      invoices: [{ status: 'paid' }],
      payment: { status: 'succeeded' },
    });
    await expect(execute(visitor(), payByLink, { token, currency: 'EUR', pluginId: 'stripe' })).rejects.toMatchObject({
      code: 'payments.nothing_due',
    });
  });

  it('to all that is open shows what is open when it is opened, in one payment', async () => {
    const token = await aLink();
    expect((await open(token)).invoices).toEqual([]);
    const [first, second] = [await anInvoice('1000'), await anInvoice('500')];
    const draft = await aDraft(owner(), { clientId });
    const shown = await open(token);
    expect(shown.invoices.map((one) => one.invoiceId)).toEqual([first, second]);
    expect(shown.due).toEqual([{ amountMinor: '1500', currency: 'EUR' }]);
    expect(JSON.stringify(shown)).not.toContain(draft);
    await execute(visitor(), payByLink, { token, currency: 'EUR', pluginId: 'bank-transfer' });
    await stripe.settle();
    expect((await open(token)).payment).toMatchObject({ status: 'pending', amount: { amountMinor: '1500' } });
    // The link to one of them does not tell what the transfer pays besides.
    expect((await open(await aLink(first))).payment).toBeNull();
  });

  it('is over when its time is, or when staff end it, and says so', async () => {
    const invoiceId = await anInvoice();
    const [old, ended, kept] = [await aLink(invoiceId), await aLink(invoiceId), await aLink()];
    await stripe.world.admin.query(
      `update payment_links set expires_at = now() - interval '1 second'
       where token_hash = sha256($1::text::bytea)`,
      [old],
    );
    expect(await execute(owner(), revokePaymentLinks, { clientId, invoiceId })).toEqual({ count: 1 });
    for (const token of [old, ended]) {
      await expect(open(token)).rejects.toMatchObject({ code: 'billing.payment_link_over' });
      await expect(execute(visitor(), payByLink, { token, currency: 'EUR', pluginId: 'stripe' })).rejects.toMatchObject(
        { code: 'billing.payment_link_over' },
      );
    }
    expect((await open(kept)).invoices).toHaveLength(1);
  });

  it('is made for what is out only, of its own client only, and no text of anybody else opens one', async () => {
    const draft = await aDraft(owner(), { clientId });
    await expect(aLink(draft)).rejects.toMatchObject({ code: 'billing.wrong_state' });
    const voided = await anInvoice();
    await execute(owner(), voidInvoice, { invoiceId: voided, reason: 'Twice' });
    await expect(aLink(voided)).rejects.toMatchObject({ code: 'billing.wrong_state' });
    const foreign = await anIssuedInvoice(owner(), { clientId: await stripe.aClient() });
    await expect(aLink(foreign)).rejects.toMatchObject({ code: 'request.not_found' });
    await expect(open('x'.repeat(43))).rejects.toMatchObject({ code: 'request.not_found' });
    const elsewhere = (await stripe.world.addTenant('other')).anonymous;
    await expect(ask(elsewhere, paymentLink, { token: await aLink() })).rejects.toMatchObject({
      code: 'request.not_found',
    });
  });

  it('keeps no token: a reader of the database cannot use it', async () => {
    const token = await aLink();
    const { rows } = await stripe.world.admin.query<{ text: string }>('select p::text as text from payment_links p');
    const audited = await stripe.world.admin.query<{ text: string }>('select a::text as text from audit_entries a');
    for (const { text } of [...rows, ...audited.rows]) expect(text).not.toContain(token);
  });
});

describe('the PDF behind a payment link', () => {
  let server: RoutesServer;
  beforeAll(async () => {
    server = await openRoutes(stripe.world, documentRoutes);
  });
  afterAll(() => server.close());

  const get = (invoiceId: string, token?: string) =>
    server.ask(visitor().actor, {
      url: `/documents/linked-invoices/${invoiceId}.pdf`,
      headers: token === undefined ? {} : { 'x-payment-link': token },
    });

  it('is the invoice of the link, and no other one', async () => {
    const [invoiceId, other] = [await anInvoice(), await anInvoice()];
    const token = await aLink(invoiceId);
    const answer = await get(invoiceId, token);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({ 'content-type': 'application/pdf', 'referrer-policy': 'no-referrer' });
    expect((await get(other, token)).statusCode).toBe(404);
    expect((await get(invoiceId)).statusCode).toBe(400);
    expect((await get(invoiceId, 'x'.repeat(43))).statusCode).toBe(404);
  });
});
