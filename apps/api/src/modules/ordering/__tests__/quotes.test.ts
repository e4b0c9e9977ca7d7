import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { perform } from '#lib/command/action.ts';
import { ask, type Caller, execute, runAsSystem } from '#lib/command/execute.ts';
import { dayIn } from '#lib/time/clock.ts';
import { checkLedger, getInvoice } from '#modules/billing/testing.ts';
import { aCategory, aProduct, productDraft, saveProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { acceptQuoteOnline } from '../actions/accept-quote-online.ts';
import { createQuote } from '../commands/create-quote.ts';
import { declineQuote } from '../commands/decline-quote.ts';
import { revokeQuote } from '../commands/revoke-quote.ts';
import { sendQuote } from '../commands/send-quote.ts';
import { getQuote } from '../queries/get-quote.ts';
import { listQuotes } from '../queries/list-quotes.ts';
import { orderProgressWith } from '../queries/order-progress.ts';
import { readQuote } from '../queries/read-quote.ts';
import { quoteFacts } from '../store/quote-facts.ts';

let world: TestWorld;
let categoryId: string;
let productId: string;
let clientId: string;

beforeAll(async () => {
  world = await createWorld();
  categoryId = await aCategory(world.owner);
});
beforeEach(async () => {
  world.clock.setOffset(0);
  productId = await aProduct(world.owner, { categoryId });
  clientId = await aClient(world.owner);
});
afterAll(async () => {
  expect(await ask(world.owner, checkLedger, {})).toMatchObject({ isValid: true });
  await world[Symbol.asyncDispose]();
});

const inDays = (days: number) => dayIn(world.clock.real(), 'Europe/Berlin').add({ days }).toString();
const contact = () => world.contact(clientId, ['owner']);
const TERMS = { isAccepted: true, version: '1' };

/** A quote over two months of hosting for 8.00 instead of 2 x 5.00, with 2 x 2.00 of set-up. */
async function aQuote(of: { isSent?: boolean; validUntil?: string } = {}): Promise<string> {
  const { quoteId } = await execute(world.owner, createQuote, {
    clientId,
    items: [{ productId, cycle: 'monthly', quantity: 2, discount: { kind: 'amount', amountMinor: '200' } }],
    ...{ intro: 'As we talked about.', validUntil: of.validUntil ?? inDays(14) },
  });
  if (of.isSent !== false) await execute(world.owner, sendQuote, { quoteId });
  return quoteId;
}

const tokenOf = async (quoteId: string) =>
  (
    await runAsSystem(world.kernel, { tenantId: world.tenantId, name: 'test', requestId: 'test' }, (ctx) =>
      quoteFacts(ctx, quoteId),
    )
  ).token;

const accept = (caller: Caller, quote: { token: string } | { quoteId: string }, terms = TERMS) =>
  perform({ services: world.services, caller }, acceptQuoteOnline, { quote, terms, asksForStart: false });

describe('a quote', () => {
  it('becomes an order at the promised prices, although the catalogue has changed since', async () => {
    const quoteId = await aQuote();
    await execute(world.owner, saveProduct, {
      ...productDraft({ categoryId }),
      productId,
      prices: [{ cycle: 'monthly', currency: 'EUR', priceMinor: '9900', setupMinor: '0' }],
    });
    const token = await tokenOf(quoteId);
    const read = await ask(world.anonymous, readQuote, { quote: { token } });
    expect(read).toMatchObject({
      status: 'sent',
      intro: 'As we talked about.',
      invoice: { total: { amountMinor: '1200' } },
    });
    const { invoiceId, orderToken, orderId } = await accept(world.anonymous, { token });
    expect(await ask(world.owner, getInvoice, { invoiceId })).toMatchObject({
      status: 'issued',
      total: { amountMinor: '1200' },
    });
    expect(await ask(world.owner, getQuote, { quoteId })).toMatchObject({ status: 'accepted', orderId });
    const progress = await ask(
      world.anonymous,
      orderProgressWith(async () => []),
      { orderToken },
    );
    expect(progress).toMatchObject({ status: 'pending' });
  });

  it('is accepted once, by whoever comes first of ten', async () => {
    const token = await tokenOf(await aQuote());
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => accept(world.anonymous, { token })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is seen and accepted by a contact of its client who is logged in, and by nobody else’s', async () => {
    const quoteId = await aQuote();
    const stranger = world.contact(await aClient(world.owner), ['owner']);
    await expect(accept(stranger, { quoteId })).rejects.toThrow('request.not_found');
    await expect(accept(world.anonymous, { quoteId })).rejects.toThrow(/^auth\./);
    expect((await ask(stranger, listQuotes, {})).rows).toEqual([]);
    expect((await ask(contact(), listQuotes, {})).rows).toMatchObject([{ quoteId, status: 'sent' }]);
    await accept(contact(), { quoteId });
  });

  it('is not to be seen by the client before it is sent', async () => {
    const quoteId = await aQuote({ isSent: false });
    await expect(ask(contact(), readQuote, { quote: { quoteId } })).rejects.toThrow('request.not_found');
    expect((await ask(contact(), listQuotes, {})).rows).toEqual([]);
    await expect(accept(contact(), { quoteId })).rejects.toThrow('ordering.quote_wrong_state');
  });

  it('holds through its last day, and then no more', async () => {
    const quoteId = await aQuote({ validUntil: inDays(1) });
    world.clock.setOffset(1 * 86_400);
    expect(await ask(contact(), readQuote, { quote: { quoteId } })).toMatchObject({ status: 'sent' });
    world.clock.setOffset(2 * 86_400);
    expect(await ask(contact(), readQuote, { quote: { quoteId } })).toMatchObject({ status: 'expired' });
    await expect(accept(contact(), { quoteId })).rejects.toThrow('ordering.quote_over');
    world.clock.setOffset(0);
    await expect(aQuote({ validUntil: inDays(-1) })).rejects.toThrow('request.invalid');
  });

  it('can be declined with a word why, or revoked, and is then over', async () => {
    const declined = await aQuote();
    await execute(world.anonymous, declineQuote, { quote: { token: await tokenOf(declined) }, reason: 'Too small' });
    expect(await ask(world.owner, getQuote, { quoteId: declined })).toMatchObject({ declineReason: 'Too small' });
    const revoked = await aQuote();
    await execute(world.owner, revokeQuote, { quoteId: revoked });
    for (const quoteId of [declined, revoked])
      await expect(accept(contact(), { quoteId })).rejects.toThrow('ordering.quote_wrong_state');
  });

  it('needs the terms, and a link that is its own', async () => {
    const token = await tokenOf(await aQuote());
    await expect(accept(world.anonymous, { token }, { isAccepted: true, version: '0' })).rejects.toThrow(
      'ordering.terms_not_accepted',
    );
    const [, secret] = (await tokenOf(await aQuote())).split('.');
    await expect(accept(world.anonymous, { token: `${token.split('.')[0]}.${secret}` })).rejects.toThrow(
      'request.not_found',
    );
  });
});
