import { SUBSCRIPTION_STATUSES } from '@panel1/shared-types';
import { describe, expect, it } from 'vitest';
import { byDay } from '../time/timeline.ts';
import { cancelSubscription, endWithParent } from './cancel.ts';
import { changeSubscription } from './change.ts';
import { type BilledLine, type BilledTime, billingDifference } from './difference.ts';
import type { Facts } from './facts.ts';
import { previewOf } from './preview.ts';
import { shouldBeBilled } from './should-be-billed.ts';
import { nextSubscriptionState, SUBSCRIPTION_ACTIONS } from './state.ts';
import { day, MONTHLY, period, rate, subscribed, written, YEARLY } from './test-facts.ts';

type DayFacts = Facts<Temporal.PlainDate>;
const billedBy = (facts: DayFacts, through: string) =>
  written([], billingDifference({ facts, billed: [], through: day(through) }));
const looked = (facts: DayFacts, billed: readonly BilledLine<Temporal.PlainDate>[], through: string) =>
  previewOf({ facts, billed, through: day(through) });
const june = subscribed({ from: '2027-06-01', price: '3000' });

describe('a change of quantity', () => {
  const to = (quantity: string, when: 'now' | 'by_direction') =>
    changeSubscription(june, { on: day('2027-06-16'), rate: rate('3000', quantity), when, anchor: 'keep' });

  it('upwards charges the added units for the rest of the period', () => {
    const { charges, credits, netMinor } = looked(
      to('3', 'by_direction').facts,
      billedBy(june, '2027-06-01'),
      '2027-06-16',
    );
    expect(credits).toEqual([]);
    expect(charges).toMatchObject([{ span: period('2027-06-16', '2027-07-01'), rate: { quantity: { units: 2n } } }]);
    expect(netMinor).toBe(3000n);
  });

  it('downwards waits for the end of the period, or gives the removed units back when that is asked', () => {
    const many = { ...june, segments: june.segments.map((one) => ({ ...one, rate: rate('3000', '4') })) };
    const asked = { on: day('2027-06-16'), rate: rate('3000', '1'), anchor: 'keep' } as const;
    const later = changeSubscription(many, { ...asked, when: 'by_direction' });
    expect(later.effectiveOn.toString()).toBe('2027-07-01');
    const billed = billedBy(many, '2027-06-01');
    expect(looked(later.facts, billed, '2027-06-16')).toMatchObject({ netMinor: 0n, next: { amountMinor: 3000n } });
    const now = changeSubscription(many, { ...asked, when: 'now' });
    expect(looked(now.facts, billed, '2027-06-16')).toMatchObject({ creditedMinor: 4500n, chargedMinor: 0n });
  });
});

describe('credit', () => {
  const ended = cancelSubscription(june, { on: day('2027-06-16'), when: 'immediate', unused: 'credit' }).facts;
  const line: BilledTime<Temporal.PlainDate> = {
    kind: 'recurring',
    id: 'line',
    key: 'plan 3000 1 month',
    quantity: { units: 1n, scale: 0 },
    span: period('2027-06-01', '2027-07-01'),
    amountMinor: 1500n,
    tax: { category: 'S', rate: '0.19' },
    credits: [],
    creditedByHandMinor: 0n,
  };

  it('is what was charged on the line after its coupon, with the tax of the line', () => {
    const [credit] = looked(ended, [line], '2027-06-16').credits;
    expect(credit).toMatchObject({ lineId: 'line', amountMinor: 750n, tax: { category: 'S', rate: '0.19' } });
  });

  it('is less what was given by hand before, and never below nothing', () => {
    const by = (creditedByHandMinor: bigint) =>
      looked(ended, [{ ...line, creditedByHandMinor }], '2027-06-16').creditedMinor;
    expect([by(200n), by(750n), by(1500n)]).toEqual([550n, 0n, 0n]);
  });

  it('is taken from the line that was billed twice for the same days', () => {
    const { credits } = looked(june, [line, { ...line, id: 'again', amountMinor: 3000n }], '2027-06-16');
    expect(credits).toMatchObject([{ lineId: 'again', amountMinor: 3000n }]);
  });
});

describe('an end', () => {
  const on = day('2027-06-16');

  it('with the term gives nothing back and bills nothing more', () => {
    const { facts, endsOn } = cancelSubscription(june, { on, when: 'end_of_term', unused: 'none' });
    expect(endsOn.toString()).toBe('2027-07-01');
    expect(looked(facts, billedBy(june, '2027-06-01'), '2028-01-01')).toMatchObject({
      charges: [],
      credits: [],
      next: null,
    });
  });

  it('at once without credit keeps the current period billed, and gives back one that was billed ahead', () => {
    const { facts } = cancelSubscription(june, { on, when: 'immediate', unused: 'none' });
    expect(looked(facts, billedBy(june, '2027-06-01'), '2027-08-01').netMinor).toBe(0n);
    expect(looked(facts, billedBy(june, '2027-07-01'), '2027-06-16').creditedMinor).toBe(3000n);
  });

  it('waits for the first day that the contract allows', () => {
    const notBefore = day('2028-06-01');
    expect(cancelSubscription(june, { on, when: 'end_of_term', unused: 'none', notBefore }).endsOn).toBe(notBefore);
  });

  it('of the parent is the end of its add-ons', () => {
    const { facts } = cancelSubscription(june, { on, when: 'immediate', unused: 'credit' });
    expect(endWithParent(june, facts).end).toEqual({ on, billTo: on });
  });
});

it('a set-up fee is billed once, whatever happens later', () => {
  const facts = { ...june, once: [{ id: 'set-up', on: day('2027-06-01'), rate: rate('500', '1', 'set-up') }] };
  const billed = billedBy(facts, '2027-06-01');
  expect(billed.map(({ kind }) => kind)).toEqual(['once', 'recurring']);
  const ended = cancelSubscription(facts, { on: day('2027-06-01'), when: 'immediate', unused: 'credit' }).facts;
  const { charges, credits } = looked(ended, billed, '2027-07-01');
  expect(charges).toEqual([]);
  expect(credits).toMatchObject([{ amountMinor: 3000n }]);
});

it('periods that were billed ahead stay when an earlier day is looked at', () => {
  const billed = billedBy(june, '2027-09-01');
  expect(looked(june, billed, '2027-06-02')).toMatchObject({ charges: [], credits: [] });
});

it('arrears bill what has ended', () => {
  const facts: DayFacts = { ...june, timing: 'arrears' };
  expect(shouldBeBilled(facts, day('2027-06-30'))).toEqual([]);
  expect(shouldBeBilled(facts, day('2027-07-01'))).toHaveLength(1);
});

it('a change that is dated back bills and credits the days since', () => {
  const billed = billedBy(june, '2027-07-01');
  const asked = { on: day('2027-06-16'), rate: rate('6000', '1', 'more'), when: 'now', anchor: 'keep' } as const;
  const { facts } = changeSubscription(june, asked);
  expect(looked(facts, billed, '2027-07-01')).toMatchObject({ creditedMinor: 4500n, chargedMinor: 9000n });
});

it('without proration the next period is the first at the new price or interval', () => {
  const facts = subscribed({ from: '2027-06-01', price: '3000', timeline: byDay('none') });
  const billed = billedBy(facts, '2027-06-01');
  for (const interval of [MONTHLY, YEARLY]) {
    const asked = {
      on: day('2027-06-16'),
      rate: rate('6000', '1', 'more'),
      interval,
      when: 'now',
      anchor: 'keep',
    } as const;
    const changed = changeSubscription(facts, asked).facts;
    expect(looked(changed, billed, '2027-06-16')).toMatchObject({ charges: [], credits: [] });
    expect(looked(changed, billed, '2027-07-01')).toMatchObject({ chargedMinor: 6000n, creditedMinor: 0n });
  }
});

it('a subscription takes exactly the steps of its table and refuses all others', () => {
  const allowed = SUBSCRIPTION_STATUSES.flatMap((state) =>
    SUBSCRIPTION_ACTIONS.flatMap((action) => {
      try {
        return [`${state} ${action} ${nextSubscriptionState(state, action)}`];
      } catch (error) {
        expect(error).toMatchObject({ code: 'subscriptions.wrong_state' });
        return [];
      }
    }),
  );
  expect(allowed).toEqual([
    'pending start_trial trialing',
    'pending activate active',
    'pending cancel cancelled',
    'trialing activate active',
    'trialing pause paused',
    'trialing cancel cancelled',
    'trialing end ended',
    'active fall_behind past_due',
    'active pause paused',
    'active cancel cancelled',
    'active end ended',
    'past_due catch_up active',
    'past_due cancel cancelled',
    'past_due end ended',
    'paused resume active',
    'paused cancel cancelled',
    'paused end ended',
  ]);
});
