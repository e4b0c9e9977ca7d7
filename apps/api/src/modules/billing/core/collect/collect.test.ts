import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from '#lib/money/decimal.ts';
import { sum } from '../document/spread.ts';
import { earliestAttempt } from './card-schemes.ts';
import { disputeEffect } from './disputes.ts';
import { type Campaign, DEFAULT_CAMPAIGN, type DunningFacts, dueSteps, lateFee, mayUnsuspend } from './dunning.ts';
import { applyFunds, type Fund } from './funds.ts';
import { gatewayStep, toGatewayUnits } from './gateway-units.ts';
import { type Attempt, DEFAULT_RETRIES, nextAttempt, type RetryFacts } from './retries.ts';
import { afterDraws, creditOnEntry, expiredFunds } from './wallet.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2026-06-15');
const at = { currency: 'EUR', today };

const anyFund = fc.record({
  kind: fc.constantFrom<Fund['kind']>('credit_note', 'granted', 'purchased'),
  currency: fc.constantFrom('EUR', 'USD'),
  leftMinor: fc.bigInt({ min: 0n, max: 1000n }),
  priority: fc.integer({ min: 0, max: 3 }),
  expiresOn: fc.option(
    fc.integer({ min: -5, max: 5 }).map((days) => today.add({ days })),
    { nil: null },
  ),
  lineKinds: fc.option(fc.subarray(['a', 'b', 'c']), { nil: null }),
});
const anyFunds = fc.array(anyFund, { maxLength: 8 }).map((list) => list.map((one, n) => ({ ...one, id: `${n}` })));
const anyDue = fc
  .tuple(...['a', 'b', 'c'].map(() => fc.bigInt({ min: 0n, max: 1500n })))
  .map((list) => list.map((amountMinor, n) => ({ lineKind: 'abc'.charAt(n), amountMinor })));

describe('credit', () => {
  it('never goes below nothing, pays only its kinds of line, and sums with what is left to what was due', () => {
    fc.assert(
      fc.property(anyFunds, anyDue, (funds, due) => {
        const { draws, leftMinor } = applyFunds(funds, due, at);
        expect(sum(draws.map(({ amountMinor }) => amountMinor)) + leftMinor).toBe(
          sum(due.map((one) => one.amountMinor)),
        );
        for (const fund of afterDraws(funds, draws)) expect(fund.leftMinor >= 0n).toBe(true);
        for (const { fundId, parts } of draws) {
          const fund = funds.find(({ id }) => id === fundId);
          expect(fund?.currency).toBe('EUR');
          for (const { lineKind } of parts) expect(fund?.lineKinds?.includes(lineKind) ?? true).toBe(true);
        }
      }),
    );
  });

  it('pays as much as any arrangement could', () => {
    fc.assert(
      fc.property(anyFunds, anyDue, (funds, due) => {
        const usable = funds.filter(
          (one) =>
            one.currency === 'EUR' && (one.expiresOn === null || Temporal.PlainDate.compare(today, one.expiresOn) < 0),
        );
        // By the max-flow min-cut theorem: the kinds in a subset are due, or the funds that may pay any other kind.
        const cuts = [0, 1, 2, 3, 4, 5, 6, 7].map((mask) => {
          const cut = due.filter((_, n) => (mask & (1 << n)) !== 0);
          const rest = due.filter((one) => !cut.includes(one)).map(({ lineKind }) => lineKind);
          const reach = usable.filter(({ lineKinds }) => rest.some((kind) => lineKinds?.includes(kind) ?? true));
          return sum(cut.map(({ amountMinor }) => amountMinor)) + sum(reach.map(({ leftMinor }) => leftMinor));
        });
        const most = cuts.reduce((a, b) => (a < b ? a : b));
        expect(sum(applyFunds(funds, due, at).draws.map(({ amountMinor }) => amountMinor))).toBe(most);
      }),
    );
  });

  it('is spent from credit notes, then granted, then purchased, the soonest to expire first', () => {
    const fund = (id: string, kind: Fund['kind'], expiresOn: string | null): Fund => ({
      id,
      kind,
      currency: 'EUR',
      leftMinor: 10n,
      priority: 1,
      expiresOn: expiresOn === null ? null : day(expiresOn),
      lineKinds: null,
    });
    const funds = [
      fund('bought', 'purchased', null),
      fund('gift', 'granted', '2026-12-01'),
      fund('gift-soon', 'granted', '2026-07-01'),
      fund('gone', 'granted', '2026-06-15'),
      fund('note', 'credit_note', null),
    ];
    const { draws } = applyFunds(funds, [{ lineKind: 'a', amountMinor: 35n }], at);
    expect(draws.map(({ fundId, amountMinor }) => `${fundId} ${amountMinor}`)).toEqual([
      'note 10',
      'gift-soon 10',
      'gift 10',
      'bought 5',
    ]);
    expect(expiredFunds(funds, today).map(({ id }) => id)).toEqual(['gone']);
    expect(() => afterDraws(funds, [{ fundId: 'gone', amountMinor: 11n, parts: [] }])).toThrow(
      'billing.not_enough_credit',
    );
  });

  it('in units is rounded once, when it enters', () => {
    expect(creditOnEntry(decimal('3.333'), decimal('10.5'))).toBe(35n);
  });
});

describe('a failed payment', () => {
  const attempt = (on: string, result: Attempt['result'], methodId = 'card'): Attempt => ({
    methodId,
    on: day(on),
    at: Temporal.Instant.from(`${on}T08:00:00Z`),
    result,
  });
  const facts = (attempts: Attempt[]): RetryFacts => ({
    schedule: DEFAULT_RETRIES,
    dueOn: day('2026-06-01'),
    balanceMinor: 100n,
    attempts,
    method: { id: 'card', setOn: day('2026-01-01'), scheme: null, attempts: attempts.map((one) => one.at) },
  });
  const now = Temporal.Instant.from('2026-06-03T12:00:00Z');

  it('is tried on the days of its schedule, then no more', () => {
    expect(nextAttempt(facts([]), now)).toMatchObject({ on: day('2026-06-01') });
    expect(nextAttempt(facts([attempt('2026-06-02', 'soft')]), now)).toMatchObject({ on: day('2026-06-04') });
    expect(nextAttempt(facts([attempt('2026-06-15', 'soft')]), now)).toEqual({ stopped: 'exhausted' });
  });

  it('blocks the next one while it is in flight or its outcome is unknown', () => {
    expect(nextAttempt(facts([attempt('2026-06-01', 'unknown')]), now)).toEqual({ stopped: 'in_flight' });
  });

  it('stops at a hard decline until the means of payment changes, and is then tried at once', () => {
    const declined = facts([attempt('2026-06-01', 'hard')]);
    expect(nextAttempt(declined, now)).toEqual({ stopped: 'hard_decline' });
    const method = { id: 'new', setOn: day('2026-06-09'), scheme: null, attempts: [] };
    expect(nextAttempt({ ...declined, method }, now)).toMatchObject({ on: day('2026-06-09') });
  });

  it('waits for the ceiling of the card scheme, whatever the schedule', () => {
    const tries = Array.from({ length: 10 }, (_, hour) => now.subtract({ hours: 10 - hour }));
    expect(earliestAttempt('mastercard', tries, now).toString()).toBe('2026-06-04T02:00:00Z');
    expect(earliestAttempt('visa', tries, now)).toEqual(now);
  });
});

describe('dunning', () => {
  const campaign: Campaign = {
    id: 'strict',
    version: 1,
    steps: [
      ...DEFAULT_CAMPAIGN.steps,
      { id: 'fee', days: 4, action: { kind: 'late_fee', fee: { kind: 'percent', rate: '0.05', minimumMinor: 500n } } },
      { id: 'terminate', days: 30, action: { kind: 'terminate' } },
    ],
  };
  const facts: DunningFacts = {
    dueOn: today,
    balanceMinor: 20_000n,
    lateFeesMinor: 0n,
    newOrderOn: null,
    service: 'active',
    hasPaymentInFlight: false,
    isDisputed: false,
    exemptions: [],
  };
  const stepsOn = (days: number, over: Partial<DunningFacts> = {}, done: string[] = []) =>
    dueSteps(campaign, { ...facts, ...over }, { done: new Set(done), today: today.add({ days }) });
  const ids = (list: readonly { stepId: string }[]) => list.map(({ stepId }) => stepId);

  it('only gains steps as time goes on, and does none twice', () => {
    const anyFacts = fc.record({
      service: fc.constantFrom<DunningFacts['service']>('none', 'active', 'suspended'),
      hasPaymentInFlight: fc.boolean(),
      lateFeesMinor: fc.constantFrom(0n, 500n),
    });
    const days = fc.integer({ min: -10, max: 60 });
    fc.assert(
      fc.property(anyFacts, days, fc.nat({ max: 30 }), (over, from, more) => {
        const early = stepsOn(from, over);
        const late = stepsOn(from + more, over);
        const all = [...ids(late.due), ...ids(late.held)];
        for (const id of [...ids(early.due), ...ids(early.held)]) expect(all).toContain(id);
        expect(stepsOn(from, over, ids(early.due)).due).toEqual([]);
      }),
    );
  });

  it('sends only the last of several missed reminders, and none that speaks of a day gone by', () => {
    const reminders = stepsOn(4).due.filter(({ action }) => action.kind === 'remind');
    expect(reminders.map(({ stepId, isOvertaken }) => `${stepId} ${isOvertaken}`)).toEqual([
      'remind-before true',
      'remind-1 true',
      'remind-2 false',
    ]);
    expect(stepsOn(0).due.map(({ isOvertaken }) => isOvertaken)).toEqual([true]);
    expect(stepsOn(-1).due.map(({ isOvertaken }) => isOvertaken)).toEqual([false]);
  });

  it('charges one late fee per invoice, of at least its minimum, never on another fee', () => {
    expect(stepsOn(4).due.find(({ stepId }) => stepId === 'fee')?.feeMinor).toBe(1000n);
    expect(ids(stepsOn(10, { lateFeesMinor: 1000n }).due)).not.toContain('fee');
    expect(lateFee({ kind: 'percent', rate: '0.05', minimumMinor: 500n }, 2000n)).toBe(500n);
    expect(lateFee({ kind: 'fixed', amountMinor: 700n }, 0n)).toBe(0n);
  });

  it('suspends nobody whose payment is on its way, and ends no service that it has not suspended first', () => {
    expect(stepsOn(10, { hasPaymentInFlight: true }).due).toEqual([]);
    expect(stepsOn(40).held.map(({ stepId, why }) => `${stepId} ${why}`)).toEqual(['terminate suspend_first']);
    expect(ids(stepsOn(40, { service: 'suspended' }).due)).toContain('terminate');
    expect(DEFAULT_CAMPAIGN.steps.some(({ action }) => action.kind === 'terminate')).toBe(false);
  });

  it('honours an exemption until its day, and leaves a paid invoice alone', () => {
    const exemptions = [{ kinds: ['suspend' as const], reason: 'agreed', until: today.add({ days: 20 }) }];
    expect(ids(stepsOn(19, { exemptions }).held)).toEqual(['suspend']);
    expect(ids(stepsOn(20, { exemptions }).due)).toContain('suspend');
    expect(stepsOn(40, { balanceMinor: 0n })).toEqual({ due: [], held: [] });
  });

  it('brings a service back only when it was suspended for money and all of it came', () => {
    expect(mayUnsuspend({ suspendedFor: 'overdue', overdueInvoices: 0 })).toBe(true);
    expect(mayUnsuspend({ suspendedFor: 'overdue', overdueInvoices: 1 })).toBe(false);
    expect(mayUnsuspend({ suspendedFor: 'abuse', overdueInvoices: 0 })).toBe(false);
  });
});

describe('a dispute', () => {
  it('ends no service before it is lost, and an inquiry changes nothing', () => {
    expect(disputeEffect('inquiry', 'owed', 100n)).toMatchObject({ disputedMinor: 0n, maySuspend: false });
    expect(disputeEffect('open', 'held', 100n)).toMatchObject({
      heldMinor: 100n,
      disputedMinor: 0n,
      maySuspend: false,
    });
    expect(disputeEffect('open', 'owed', 100n)).toMatchObject({ disputedMinor: 100n, mayTerminate: false });
    expect(disputeEffect('lost', 'held', 100n)).toMatchObject({ disputedMinor: 100n, mayTerminate: true });
  });
});

it('an amount reaches a gateway in its own units, or not at all', () => {
  expect(toGatewayUnits('stripe', { minor: 500n, currency: 'MGA' })).toBe(5n);
  expect(toGatewayUnits('stripe', { minor: 5n, currency: 'ISK' })).toBe(500n);
  expect(toGatewayUnits('stripe', { minor: 1230n, currency: 'KWD' })).toBe(1230n);
  expect(() => toGatewayUnits('stripe', { minor: 1234n, currency: 'KWD' })).toThrow(RangeError);
  expect(() => toGatewayUnits('paypal', { minor: 150n, currency: 'HUF' })).toThrow(RangeError);
  expect(gatewayStep('paypal', 'HUF')).toBe(100n);
});
