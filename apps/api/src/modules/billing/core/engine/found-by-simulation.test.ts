import { describe, expect, it } from 'vitest';
import {
  answerCharge,
  type Campaign,
  cancel,
  changePlan,
  creditByHand,
  dispute,
  endDispute,
  grantCredit,
  invoiceBalance,
  type PlanChange,
  pause,
  planCharges,
  receive,
  refund,
  voidDocument,
  writeOff,
} from '../index.ts';
import { type TestAccount, testAccount } from './test-account.ts';

const change = (priceId: string): PlanChange => ({
  ...{ subscriptionId: 'one', priceId, quantity: null },
  ...{ when: 'now', anchor: 'keep', unused: 'credit' },
});
const SMALL = { id: 'small', unitPriceMinor: { units: 310n, scale: 0 } };
const OVERDUE: Campaign = {
  id: 'test',
  version: 1,
  steps: [
    { id: 'fee', days: 3, action: { kind: 'late_fee', fee: { kind: 'fixed', amountMinor: 500n } } },
    { id: 'remind', days: 0, action: { kind: 'remind', template: 'invoice_overdue' } },
    { id: 'suspend', days: 5, action: { kind: 'suspend' } },
    { id: 'terminate', days: 20, action: { kind: 'terminate' } },
  ],
};
const GRANT = { expiresOn: null, priority: 0, lineKinds: null };

const document = (account: TestAccount, nth: number) => {
  const found = account.documents[nth];
  if (found === undefined) throw new Error(`there is no document ${nth}`);
  return found;
};
const pay = (account: TestAccount, day: string, of: { nth: number; amountMinor?: bigint }) =>
  account.at(day, (work) => {
    const { id, totalMinor } = document(account, of.nth);
    receive(work, { amountMinor: of.amountMinor ?? totalMinor, documentIds: [id] });
  });
/** Everything that a second run on the same day could have changed. */
const traces = (account: TestAccount) =>
  account.at('2027-03-20', ({ account: { documents, notices, log } }) => [documents.size, notices.size, log.size]);

describe('what the simulation found in the engine', () => {
  it('a refund without a credit note left the invoice paid', () => {
    const account = testAccount({});
    account.order('2027-01-01');
    pay(account, '2027-01-01', { nth: 0 });
    account.at('2027-01-02', (work) =>
      refund(work, { documentId: document(account, 0).id, amountMinor: 1000n, withCreditNote: false }),
    );
    expect([document(account, 0).status, invoiceBalance(document(account, 0))]).toEqual(['open', 1000n]);
  });

  it('credit that was a gift could be refunded as money', () => {
    const account = testAccount({});
    account.at('2027-01-01', (work) => grantCredit(work, { ...GRANT, amountMinor: 3100n }));
    account.order('2027-01-01');
    const { id, status } = document(account, 0);
    expect(status).toBe('paid');
    const back = () => account.at('2027-01-02', (work) => refund(work, { ...all(id), withCreditNote: false }));
    expect(back).toThrow('payments.refund_too_large');
    account.at('2027-01-03', (work) =>
      cancel(work, { subscriptionId: 'one', when: 'now', unused: 'refund', why: 'asked' }),
    );
    expect([account.booked('gateway_clearing'), account.booked('client_credit')]).toEqual([0n, -2900n]);
  });

  it('a notice of the same payment that came twice was booked twice', () => {
    const account = testAccount({});
    account.order('2027-01-01');
    for (const day of ['2027-01-01', '2027-01-02'])
      account.at(day, (work) => receive(work, { amountMinor: 3100n, paymentId: 'transfer 1' }));
    expect([account.booked('gateway_clearing'), account.booked('client_credit')]).toEqual([3100n, 0n]);
  });

  it('a charge that was answered twice is received once', () => {
    const account = testAccount({ client: { method: { id: 'card', setOn: Temporal.PlainDate.from('2027-01-01') } } });
    account.order('2027-01-01');
    const [attempt] = account.at('2027-01-01', planCharges);
    for (const result of ['unknown', 'succeeded', 'succeeded', 'unknown'] as const)
      account.at('2027-01-02', (work) => answerCharge(work, { attemptId: attempt?.id ?? '', result }));
    expect(account.booked('gateway_clearing')).toBe(3100n);
  });

  it('a dispute that was won after the client paid again left the invoice paid twice', () => {
    const account = testAccount({});
    account.order('2027-01-01');
    pay(account, '2027-01-01', { nth: 0 });
    const { id } = document(account, 0);
    account.at('2027-01-05', (work) => dispute(work, id));
    pay(account, '2027-01-06', { nth: 0 });
    account.at('2027-02-05', (work) => endDispute(work, { documentId: id, isWon: true, feeMinor: 0n }));
    expect([invoiceBalance(document(account, 0)), account.booked('receivable')]).toEqual([0n, 0n]);
    expect(account.booked('client_credit')).toBe(-3100n);
  });

  it('a debt that was given up could be credited to the client', () => {
    const account = testAccount({});
    account.order('2027-01-01');
    const { id } = document(account, 0);
    account.at('2027-01-02', (work) => writeOff(work, id));
    const credit = () => account.at('2027-01-03', (work) => creditByHand(work, { ...all(id), want: 'credit' }));
    expect(credit).toThrow('billing.credit_exceeds_invoice');
  });

  it('an invoice that a later one lowers could be voided, and the lowering stayed', () => {
    const account = testAccount({ prices: [{ id: 'big', unitPriceMinor: { units: 6200n, scale: 0 } }] });
    account.order('2027-01-01');
    account.at('2027-01-11', (work) => changePlan(work, change('big')));
    const { id } = document(account, 0);
    expect(() => account.at('2027-01-22', (work) => voidDocument(work, id))).toThrow('billing.wrong_state');
  });

  it('what a credit note charged beside what it gave back was charged again by the next run', () => {
    const account = testAccount({ prices: [SMALL] });
    account.order('2027-01-01');
    pay(account, '2027-01-01', { nth: 0 });
    account.at('2027-01-11', (work) => changePlan(work, change('small')));
    account.run('2027-01-12');
    const kinds = account.documents.map(({ kind, totalMinor, status }) => [kind, totalMinor, status]);
    expect(kinds).toEqual([
      ['invoice', 3100n, 'paid'],
      ['invoice', 210n, 'paid'],
      ['credit_note', 2100n, 'paid'],
    ]);
    expect(account.booked('client_credit')).toBe(-1890n);
  });

  it('a pro forma was answered by a credit note, as if it had been an invoice', () => {
    const account = testAccount({ policy: { document: 'proforma_until_paid' } });
    account.order('2027-01-01');
    account.at('2027-01-11', (work) => pause(work, { subscriptionId: 'one', until: null }));
    expect(account.documents.map(({ kind, totalMinor }) => [kind, totalMinor])).toEqual([['proforma', 1000n]]);
    pay(account, '2027-01-12', { nth: 0, amountMinor: 1000n });
    expect([account.booked('receivable'), account.booked('unapplied_cash')]).toEqual([0n, 0n]);
    expect(account.booked('deferred_revenue')).toBe(-1000n);
  });

  it('credit was never spent on a pro forma', () => {
    const account = testAccount({ policy: { document: 'proforma_until_paid' } });
    account.at('2027-01-01', (work) => grantCredit(work, { ...GRANT, amountMinor: 5000n }));
    account.order('2027-01-01');
    expect(account.documents.map(({ kind, status }) => [kind, status])).toEqual([
      ['proforma', 'paid'],
      ['invoice', 'paid'],
    ]);
    expect(account.booked('wallet_granted')).toBe(-1900n);
  });

  it('after missed days a service was suspended and ended on the same day, by a second run', () => {
    const account = testAccount({ policy: { campaign: OVERDUE } });
    account.order('2027-01-01');
    account.run('2027-03-20');
    const once = traces(account);
    account.run('2027-03-20');
    expect(traces(account)).toEqual(once);
    const services = account.at('2027-03-20', (work) => [...work.account.subscriptions.values()]);
    expect(services.map(({ service }) => service)).toEqual(['suspended']);
  });

  it('a suspension that stops billing was credited by the second run only', () => {
    const account = testAccount({ policy: { campaign: OVERDUE, whileSuspended: 'stop_and_credit' } });
    account.order('2027-03-15');
    account.run('2027-03-20');
    const once = traces(account);
    account.run('2027-03-20');
    expect(traces(account)).toEqual(once);
    expect(account.documents.map(({ kind }) => kind)).toEqual(['invoice', 'invoice', 'credit_note']);
  });

  it('a month was not booked as earned when the run of its first day was missed', () => {
    const account = testAccount({});
    account.order('2027-01-01');
    account.run('2027-02-03');
    expect(account.booked('revenue')).toBe(-3100n);
  });

  it('credit notes over parts of a line came to more than the line, by the tax of each', () => {
    const rate = { country: 'DE', territory: null, category: 'standard', name: 'VAT', rate: '0.5', from: '1900-01-01' };
    const account = testAccount({
      policy: { chargesTax: true, taxRates: [rate] },
      prices: [{ id: 'odd', unitPriceMinor: { units: 31n, scale: 0 } }],
    });
    account.order('2027-01-01', { priceId: 'odd', quantity: 1 });
    pay(account, '2027-01-01', { nth: 0 });
    account.at('2027-01-01', (work) => {
      pause(work, { subscriptionId: 'one', until: null });
    });
    const credited = account.documents.reduce(
      (sum, one) => (one.kind === 'credit_note' ? sum + one.totalMinor : sum),
      0n,
    );
    expect(credited).toBe(document(account, 0).totalMinor);
  });

  it('time in arrears was not billed when a service was ended for not paying', () => {
    const account = testAccount({ policy: { campaign: OVERDUE }, prices: [{ id: 'late', timing: 'arrears' }] });
    account.order('2027-01-01', { priceId: 'late' });
    for (const day of ['2027-02-01', '2027-02-06', '2027-02-21']) account.run(day);
    const last = account.documents.at(-1)?.lines[0];
    expect([last?.span?.start.toString(), last?.span?.end.toString()]).toEqual(['2027-02-01', '2027-02-21']);
  });

  it('an add-on was ended twice when the service that it belongs to was ended for not paying', () => {
    const account = testAccount({ policy: { campaign: OVERDUE } });
    account.order('2027-01-01');
    account.order('2027-01-01', { subscriptionId: 'two', parentId: 'one' });
    for (const day of ['2027-01-06', '2027-01-21', '2027-02-01']) account.run(day);
    const states = account.at('2027-02-01', ({ account: { subscriptions } }) => [...subscriptions.values()]);
    expect(states.map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
  });

  it('an invoice was credited beyond its total for what an earlier one had paid', () => {
    const account = testAccount({ prices: [{ id: 'big', unitPriceMinor: { units: 6200n, scale: 0 } }] });
    account.order('2027-01-01');
    pay(account, '2027-01-01', { nth: 0 });
    account.at('2027-01-11', (work) => changePlan(work, change('big')));
    pay(account, '2027-01-11', { nth: 1 });
    account.at('2027-01-11', (work) =>
      cancel(work, { subscriptionId: 'one', when: 'now', unused: 'refund', why: 'asked' }),
    );
    expect(account.documents.map(({ totalMinor, creditedMinor }) => [totalMinor, creditedMinor])).toEqual([
      [3100n, 2100n],
      [2100n, 2100n],
      [4200n, 0n],
    ]);
    expect(account.booked('gateway_clearing')).toBe(1000n);
  });

  it('credit on a debt that was given up became credit of the client', () => {
    const account = testAccount({});
    account.order('2027-01-01');
    const { id } = document(account, 0);
    account.at('2027-01-05', (work) => writeOff(work, id));
    account.at('2027-01-11', (work) =>
      cancel(work, { subscriptionId: 'one', when: 'now', unused: 'credit', why: 'asked' }),
    );
    expect([account.booked('client_credit'), account.booked('write_off')]).toEqual([0n, 1000n]);
  });

  it('time that a credit had paid for was bought once more by a suspension that it ended', () => {
    const account = testAccount({ policy: { campaign: OVERDUE, whileSuspended: 'stop_and_credit' } });
    account.at('2027-01-01', (work) => grantCredit(work, { ...GRANT, amountMinor: 2_500n }));
    account.order('2027-01-01');
    account.run('2027-01-07');
    const bought = account.documents.flatMap(({ kind, lines }) => lines.map((line) => [kind, line.totalMinor]));
    account.run('2027-01-07');
    expect(account.documents.flatMap(({ kind, lines }) => lines.map((line) => [kind, line.totalMinor]))).toEqual(
      bought,
    );
  });

  it('unused time could not become days of a price that costs nothing', () => {
    const account = testAccount({ prices: [{ id: 'free', unitPriceMinor: { units: 0n, scale: 0 } }] });
    account.order('2027-01-01');
    pay(account, '2027-01-01', { nth: 0 });
    account.at('2027-01-11', (work) => changePlan(work, { ...change('free'), unused: 'days' }));
    expect(account.booked('client_credit')).toBe(-2100n);
  });
});

const all = (documentId: string) => ({ documentId, amountMinor: null });
