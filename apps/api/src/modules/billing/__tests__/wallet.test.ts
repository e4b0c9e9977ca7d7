import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { newId } from '#lib/ids/new-id.ts';
import { aClient } from '#modules/clients/testing.ts';
import { sellCredit } from '#modules/tenants/testing.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { applyCredit } from '../commands/apply-credit.ts';
import { applyPayment } from '../commands/apply-payment.ts';
import { bookTopUp } from '../commands/book-top-up.ts';
import { expireCredit } from '../commands/expire-credit.ts';
import { grantCredit } from '../commands/grant-credit.ts';
import { revokeCredit } from '../commands/revoke-credit.ts';
import { billingJobs } from '../jobs.ts';
import { checkLedger } from '../queries/check-ledger.ts';
import { creditMovements } from '../queries/credit-movements.ts';
import { getInvoice } from '../queries/get-invoice.ts';
import { wallet } from '../queries/wallet.ts';
import { anIssuedInvoice } from '../testing.ts';

let world: TestWorld;
let clientId: string;

beforeAll(async () => {
  world = await createWorld();
});
beforeEach(async () => {
  goTo('2027-03-10T12:00');
  clientId = await aClient(world.owner);
});
afterAll(async () => {
  await world[Symbol.asyncDispose]();
});
const books = async () => expect(await ask(world.owner, checkLedger, {})).toMatchObject({ isValid: true });

/** A wall-clock time where the provider is. */
function goTo(time: string): void {
  const at = Temporal.PlainDateTime.from(time).toZonedDateTime('Europe/Berlin').toInstant();
  world.clock.passTo(at);
}
const runJobs = async () => {
  for (const { run } of billingJobs) await run(world.kernel, world.tenantId);
};
const grant = (amountMinor: string, of: object = {}) =>
  execute(world.owner, grantCredit, { clientId, amountMinor, currency: 'EUR', reason: 'Outage', ...of });
const buy = (amountMinor: string, currency = 'EUR') =>
  execute(world.owner, bookTopUp, { paymentId: newId(), clientId, amountMinor, currency });
const overpay = (amountMinor: string) =>
  execute(world.owner, applyPayment, { paymentId: newId(), clientId, amountMinor, currency: 'EUR', invoiceIds: [] });
const spend = (invoiceId: string, amountMinor?: string) =>
  execute(world.contact(clientId), applyCredit, { invoiceId, ...(amountMinor ? { amountMinor } : {}) });
const anInvoice = (amountMinor: string, of: object = {}) =>
  anIssuedInvoice(world.owner, { clientId, amountMinor, ...of });
const left = async () => {
  const { funds } = await ask(world.contact(clientId), wallet, { clientId });
  return funds.map((fund) => `${fund.kind} ${fund.left.amountMinor} ${fund.left.currency}`);
};
const movements = async () => (await ask(world.contact(clientId), creditMovements, { clientId })).rows;
/** What an account holds for the client; liabilities and income negative. */
async function booked(account: string): Promise<string> {
  const { rows } = await world.admin.query(
    'select coalesce(sum(amount_minor), 0)::text as sum from ledger_entries where client_id = $1 and account = $2',
    [clientId, account],
  );
  return rows[0].sum;
}

describe('credit by where it came from', () => {
  it('is spent in order (left over, granted, bought), each from its own account', async () => {
    await buy('1000');
    await grant('300');
    await overpay('200');
    expect(await left()).toEqual(['credit_note 200 EUR', 'granted 300 EUR', 'purchased 1000 EUR']);
    await spend(await anInvoice('600'));
    expect(await left()).toEqual(['purchased 900 EUR']);
    expect(await booked('client_credit')).toBe('0');
    expect(await booked('wallet_granted')).toBe('0');
    expect(await booked('wallet_purchased')).toBe('-900');
    await books();
  });

  it('of one kind goes by priority, then by what is gone first', async () => {
    await grant('100', { reason: 'stays' });
    await grant('100', { reason: 'June', expiresOn: '2027-06-01' });
    await grant('100', { reason: 'May', expiresOn: '2027-05-01' });
    await grant('100', { reason: 'last', expiresOn: '2027-04-01', priority: 5 });
    const reasons = async () =>
      (await ask(world.owner, wallet, { clientId })).funds.map((fund) => fund.reason).join(' ');
    expect(await reasons()).toBe('May June stays last');
    await spend(await anInvoice('150'));
    expect(await reasons()).toBe('June stays last');
    await books();
  });

  it('for some kinds of line pays nothing else, and other credit pays the rest', async () => {
    await grant('500', { lineKinds: ['setup'] });
    await buy('1000');
    const invoiceId = await anIssuedInvoice(world.owner, {
      clientId,
      lines: [
        { kind: 'setup', unitPriceMinor: '300' },
        { kind: 'one_off', unitPriceMinor: '400' },
      ],
    });
    await spend(invoiceId);
    expect(await left()).toEqual(['granted 200 EUR', 'purchased 600 EUR']);
    await spend(await anInvoice('600'));
    await expect(spend(await anInvoice('100'))).rejects.toThrow('billing.not_enough_credit');
    expect(await left()).toEqual(['granted 200 EUR']);
  });

  it('in one currency never pays an invoice in another', async () => {
    await buy('1000', 'USD');
    await expect(spend(await anInvoice('100'))).rejects.toThrow('billing.not_enough_credit');
    await buy('300');
    await spend(await anInvoice('500', { currency: 'USD' }));
    expect(await left()).toEqual(['purchased 300 EUR', 'purchased 500 USD']);
    await books();
  });

  it('never falls below zero with 50 payments at once from credit of three kinds', async () => {
    await buy('500');
    await grant('250');
    await overpay('250');
    const invoices: string[] = [];
    for (let count = 0; count < 50; count += 1) invoices.push(await anInvoice('70'));
    const results = await Promise.allSettled(invoices.map((invoiceId) => spend(invoiceId, '70')));
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(14);
    for (const one of results)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'billing.not_enough_credit' });
    expect(await left()).toEqual(['purchased 20 EUR']);
    await books();
  });

  it('is told with each movement, its document and the balance after it', async () => {
    await grant('300', { reason: 'For the outage' });
    await buy('1000');
    const invoiceId = await anInvoice('400');
    await spend(invoiceId);
    const { number } = await ask(world.owner, getInvoice, { invoiceId });
    const rows = await movements();
    expect(rows.map((row) => [row.kind, row.fundKind, row.amount.amountMinor, row.invoice?.number ?? null])).toEqual(
      expect.arrayContaining([
        ['credit_spent', 'granted', '-300', number],
        ['credit_spent', 'purchased', '-100', number],
        ['wallet_topped_up', 'purchased', '1000', null],
        ['credit_granted', 'granted', '300', null],
      ]),
    );
    expect(rows).toHaveLength(4);
    expect(rows[0]?.balance).toEqual({ amountMinor: '900', currency: 'EUR' });
    expect(rows.at(-1)).toMatchObject({ note: 'For the outage', balance: { amountMinor: '300' } });
    const stranger = world.contact(await aClient(world.owner));
    await expect(ask(stranger, creditMovements, { clientId })).rejects.toThrow('request.not_found');
    await expect(ask(stranger, wallet, { clientId })).rejects.toThrow('request.not_found');
  });
});

describe('granted credit', () => {
  it('is an expense of the provider, and what is left can be taken back', async () => {
    await grant('300');
    await spend(await anInvoice('100'));
    expect(await booked('promotion')).toBe('300');
    const [fund] = (await ask(world.owner, wallet, { clientId })).funds;
    await execute(world.owner, revokeCredit, { fundId: fund?.id ?? '', reason: 'Granted twice' });
    expect(await left()).toEqual([]);
    expect(await booked('promotion')).toBe('100');
    const again = execute(world.owner, revokeCredit, { fundId: fund?.id ?? '', reason: 'x' });
    await expect(again).rejects.toThrow('billing.not_enough_credit');
    await books();
  });

  it('is staff’s to give, until a day to come; bought credit is not theirs to take', async () => {
    const self = execute(world.contact(clientId), grantCredit, {
      ...{ clientId, amountMinor: '1', currency: 'EUR', reason: 'x' },
    });
    await expect(self).rejects.toThrow('auth.forbidden');
    await expect(grant('1', { expiresOn: '2027-03-10' })).rejects.toThrow('request.invalid');
    await buy('500');
    const [fund] = (await ask(world.owner, wallet, { clientId })).funds;
    const taken = execute(world.owner, revokeCredit, { fundId: fund?.id ?? '', reason: 'x' });
    await expect(taken).rejects.toThrow('billing.credit_not_granted');
  });
});

describe('credit that expires', () => {
  it('is written off once its last day is over: granted was never given, bought is earned', async () => {
    await sellCredit(world.owner, { expiresAfterMonths: 1 });
    await grant('300', { expiresOn: '2027-04-10' });
    await buy('1000');
    goTo('2027-04-09T23:59');
    await runJobs();
    expect(await left()).toEqual(['granted 300 EUR', 'purchased 1000 EUR']);
    goTo('2027-07-01T00:30');
    await Promise.all([runJobs(), runJobs()]);
    await runJobs();
    expect(await left()).toEqual([]);
    expect(await booked('promotion')).toBe('0');
    expect(await booked('revenue')).toBe('-1000');
    expect((await movements()).map((row) => row.kind).slice(0, 2)).toEqual(['credit_expired', 'credit_expired']);
    await books();
  });

  it('cannot be spent from midnight where the provider is, even before it is written off', async () => {
    await grant('300', { expiresOn: '2027-04-10' });
    const invoiceId = await anInvoice('100');
    goTo('2027-04-09T23:59');
    await spend(await anInvoice('100'));
    // In Berlin the day has begun, in London it has not.
    goTo('2027-04-10T00:01');
    await expect(spend(invoiceId)).rejects.toThrow('billing.not_enough_credit');
    expect(await left()).toEqual([]);
    await books();
  });

  it('is either spent or written off by two who come at once, never both', async () => {
    for (let round = 0; round < 8; round += 1) {
      goTo('2027-04-09T23:59');
      await grant('300', { expiresOn: '2027-04-10' });
      const [fund] = (await ask(world.owner, wallet, { clientId })).funds;
      const invoiceId = await anInvoice('300');
      const paying = spend(invoiceId).then(
        () => 'spent',
        () => 'refused',
      );
      if (round % 2 === 0) await Promise.resolve();
      goTo('2027-04-10T00:00');
      await Promise.all([paying, execute(world.owner, expireCredit, { fundId: fund?.id ?? '' })]);
      const open = (await ask(world.owner, getInvoice, { invoiceId })).due.amountMinor;
      expect(open).toBe((await paying) === 'spent' ? '0' : '300');
      expect(await left()).toEqual([]);
    }
    await books();
  });

  it('is announced 14 days before, once, for all that is gone on a day', async () => {
    await grant('300', { expiresOn: '2027-04-10' });
    await grant('200', { expiresOn: '2027-04-10' });
    const told = async () => {
      const { rows } = await world.admin.query(
        "select payload from outbox_events where name = 'credit.expiring' and client_id = $1",
        [clientId],
      );
      return rows.length;
    };
    goTo('2027-03-26T12:00');
    await runJobs();
    expect(await told()).toBe(0);
    goTo('2027-03-27T12:00');
    await Promise.all([runJobs(), runJobs()]);
    await runJobs();
    expect(await told()).toBe(1);
  });
});
