import { describe, expect, it } from 'vitest';
import { readStory } from './read-story.ts';
import { runStory } from './run-story.ts';

const PRICES = [
  { id: 'month', interval: 'P1M', amount: '31' },
  { id: 'free', interval: 'P1M', amount: '0' },
  { id: 'aligned', interval: 'P1M', amount: '30', align: { day: 1, chargeNextFrom: 20 } },
  { id: 'tried', interval: 'P1M', amount: '31', trial: { days: 10, withoutMethod: 'pause' } },
  { id: 'bound', interval: 'P1M', amount: '31', contract: 'P1Y' },
  { id: 'metered', interval: 'P1M', amount: '0', usage: [{ metric: 'gb', model: 'per_unit', unit: '0.50' }] },
  { id: 'least', interval: 'P1M', amount: '31', minimum: '62' },
  { id: 'late', interval: 'P1M', amount: '31', timing: 'arrears' },
];
const BOOK = { id: 'book', taxCategory: 'reduced', prices: [{ id: 'other', interval: 'P1M', amount: '62' }] };

/** What a short story expects and does not get. */
function unmet(story: { tenant?: object; client?: object; events: readonly object[]; expect?: object }) {
  const text = JSON.stringify({
    name: 'a regression',
    catalogue: {
      products: [{ id: 'web', prices: PRICES }, BOOK],
      metrics: [{ id: 'gb', aggregation: 'sum' }],
    },
    ...story,
    tenant: { chargesTax: false, ...story.tenant },
  });
  return runStory(readStory(text)).filter(({ isMet }) => !isMet);
}

const order = (price: string, at = '2027-01-01') => ({
  at,
  do: 'order',
  items: [{ subscription: 'one', price }],
});
const clock = (at: string) => ({ at, do: 'clock' });
const onPayment = { settings: { startsOn: 'payment' } };

describe('what the engine once did wrong', () => {
  it('an order that costs nothing waited for its payment for ever', () => {
    const expected = { subscriptions: { one: { status: 'active', service: 'running' } } };
    expect(unmet({ tenant: onPayment, events: [order('free')], expect: expected })).toEqual([]);
  });

  it('usage of the last days was not billed when a subscription was cancelled at once', () => {
    const use = { at: '2027-01-05', do: 'usage', subscription: 'one', metric: 'gb', value: '8' };
    const stop = { at: '2027-01-11', do: 'cancel', subscription: 'one', when: 'now' };
    const invoices = [{ issuedOn: '2027-01-11', total: '4', lines: [{ kind: 'usage', to: '2027-01-11' }] }];
    expect(unmet({ events: [order('metered'), use, stop, clock('2027-03-01')], expect: { invoices } })).toEqual([]);
  });

  it('a month that was paid ahead did not count to its minimum when it ended early', () => {
    const stop = { at: '2027-01-11', do: 'cancel', subscription: 'one', when: 'now' };
    const invoices = [{ total: '31' }, { issuedOn: '2027-01-11', total: '10', lines: [{ kind: 'minimum' }] }];
    // 62 for ten of 31 days are 20, and 10 of the 31 that were paid are for them.
    expect(unmet({ events: [order('least'), stop], expect: { invoices } })).toEqual([]);
  });

  it('usage events without an id were taken for one', () => {
    const use = { at: '2027-01-05', do: 'usage', subscription: 'one', metric: 'gb', value: '8' };
    const invoices = [{ issuedOn: '2027-02-01', total: '8' }];
    expect(unmet({ events: [order('metered'), use, use, clock('2027-02-01')], expect: { invoices } })).toEqual([]);
  });

  it('usage that may come late was not billed after the end of the term', () => {
    const tenant = { settings: { usageGraceDays: 3 } };
    const stop = { at: '2027-01-05', do: 'cancel', subscription: 'one' };
    const use = { at: '2027-01-20', do: 'usage', subscription: 'one', metric: 'gb', value: '8' };
    const invoices = [{ issuedOn: '2027-02-04', total: '4' }];
    expect(unmet({ tenant, events: [order('metered'), stop, use, clock('2027-03-01')], expect: { invoices } })).toEqual(
      [],
    );
  });

  it('time in arrears was lost when a subscription was cancelled at once', () => {
    const stop = { at: '2027-01-11', do: 'cancel', subscription: 'one', when: 'now' };
    const invoices = [{ issuedOn: '2027-01-11', total: '10', lines: [{ from: '2027-01-01', to: '2027-01-11' }] }];
    expect(unmet({ events: [order('late'), stop, clock('2027-03-01')], expect: { invoices } })).toEqual([]);
  });

  it('a trial that paused for want of a payment method could not go on', () => {
    const resume = { at: '2027-01-21', do: 'resume', subscription: 'one' };
    // Periods begin on the 11th; of 11 January to 11 February (31 days) 21 are left.
    const invoices = [{ issuedOn: '2027-01-21', total: '21' }];
    expect(unmet({ events: [order('tried'), resume], expect: { invoices } })).toEqual([]);
  });

  it('a price with tax inside was charged whole under reverse charge', () => {
    const tenant = { chargesTax: true, settings: { pricesIncludeTax: true } };
    const client = { country: 'FR', isBusiness: true, taxId: 'FR12345678901' };
    // 31 / 1.19 = 26.0504…
    const invoices = [{ net: '26.05', tax: '0', total: '26.05', lines: [{ amount: '31', taxCategory: 'AE' }] }];
    expect(unmet({ tenant, client, events: [order('month')], expect: { invoices } })).toEqual([]);
  });

  it('an order that was paid in part stopped the daily run on the day of its cancellation', () => {
    const tenant = { settings: { startsOn: 'payment', dunning: { cancelOrderAfterDays: 7 } } };
    const pay = { at: '2027-01-02', do: 'pay', invoice: 1, amount: '10' };
    const expected = { invoices: [{ status: 'open', due: '21' }], subscriptions: { one: { status: 'pending' } } };
    expect(unmet({ tenant, events: [order('month'), pay, clock('2027-01-20')], expect: expected })).toEqual([]);
  });

  it('a voided invoice left the service suspended, and its time unbilled', () => {
    const tenant = { settings: { dunning: { suspendAfterDays: 3 } } };
    const after = { at: '2027-01-05', do: 'void', invoice: 1 };
    const expected = {
      invoices: [{ status: 'void' }, { issuedOn: '2027-01-06', total: '31' }],
      subscriptions: { one: { status: 'active', service: 'running' } },
    };
    expect(unmet({ tenant, events: [order('month'), after, clock('2027-01-06')], expect: expected })).toEqual([]);
  });

  it('add-ons went on when dunning terminated their parent', () => {
    const tenant = { settings: { dunning: { terminateAfterDays: 5 } } };
    const more = {
      at: '2027-01-01',
      do: 'order',
      items: [{ subscription: 'extra', price: 'free', parent: 'one' }],
    };
    const expected = { subscriptions: { one: { status: 'cancelled' }, extra: { status: 'cancelled' } } };
    expect(unmet({ tenant, events: [order('month'), more, clock('2027-01-10')], expect: expected })).toEqual([]);
  });

  it('a long lead billed March before February began', () => {
    const tenant = { settings: { leadDays: 30 } };
    const events = [order('month'), clock('2027-02-05')];
    const invoices = [
      { issuedOn: '2027-01-01', lines: [{ from: '2027-01-01' }] },
      { issuedOn: '2027-01-02', lines: [{ from: '2027-02-01' }] },
      { issuedOn: '2027-02-02', dueOn: '2027-03-01', lines: [{ from: '2027-03-01', to: '2027-04-01' }] },
    ];
    expect(unmet({ tenant, events, expect: { invoices } })).toEqual([]);
  });

  it('two first lines of an aligned order that waited for its payment were billed twice', () => {
    // Ordered on 21 January: 11 of 31 days (10.645) and February.
    const pay = { at: '2027-01-21', do: 'pay' };
    const expected = {
      invoices: [{ total: '40.65' }, { issuedOn: '2027-03-01', total: '30' }],
      subscriptions: { one: { paidUntil: '2027-03-01' } },
      revenue: { '2027-01': '10.65', '2027-02': '30', '2027-03': '30' },
    };
    expect(
      unmet({
        tenant: onPayment,
        events: [order('aligned', '2027-01-21'), pay, clock('2027-03-01')],
        expect: expected,
      }),
    ).toEqual([]);
  });

  it('a change to another product kept the old tax category', () => {
    const tenant = { chargesTax: true, rates: [{ country: 'DE', category: 'reduced', percent: '7' }] };
    const change = { at: '2027-02-01', do: 'change', subscription: 'one', price: 'other' };
    // 31 back at 19 %, 62 at 7 %: 5.89 and 4.34.
    const invoices = [
      { total: '36.89' },
      { total: '36.89' },
      { lines: [{ kind: 'credit' }, { taxPercent: '7' }], net: '31', tax: '-1.55', total: '29.45' },
    ];
    expect(unmet({ tenant, events: [order('month'), change], expect: { invoices } })).toEqual([]);
  });

  it('the invoice of an order that was cancelled before its payment stayed open', () => {
    const stop = { at: '2027-01-03', do: 'cancel', subscription: 'one' };
    const expected = { invoices: [{ status: 'void' }], balances: { due: '0' } };
    expect(unmet({ tenant: onPayment, events: [order('month'), stop], expect: expected })).toEqual([]);
  });

  it('a contract did not bind what began with its payment', () => {
    const pay = { at: '2027-01-05', do: 'pay' };
    const stop = { at: '2027-02-01', do: 'cancel', subscription: 'one' };
    const expected = { subscriptions: { one: { endsOn: '2028-01-05' } } };
    expect(unmet({ tenant: onPayment, events: [order('bound'), pay, stop], expect: expected })).toEqual([]);
  });

  it('a new way of counting time broke subscriptions that count in days', () => {
    const tenant = { settings: { leadDays: 3 } };
    const change = { at: '2027-01-05', do: 'settings', proration: 'second' };
    const invoices = [{ total: '31' }, { issuedOn: '2027-01-29', dueOn: '2027-02-01', total: '31' }];
    expect(unmet({ tenant, events: [order('month'), change, clock('2027-02-01')], expect: { invoices } })).toEqual([]);
  });
});
