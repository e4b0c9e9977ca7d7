import { CURRENCIES } from '@panel1/shared-types';
import { expect } from 'vitest';
import { allocate, money } from '#lib/money/money.ts';
import { CARD_CEILINGS, isFinalDecline } from '../collect/card-schemes.ts';
import { type Campaign, type DunningFacts, dueSteps } from '../collect/dunning.ts';
import { applyFunds, type Fund } from '../collect/funds.ts';
import { takesWholeUnits } from '../collect/gateway-units.ts';
import { nextRetryDay, type RetrySchedule } from '../collect/retries.ts';
import { at, listAt, oracle, textAt, textsAt, wholeAt } from './oracle.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2026-01-01');

const fund = (id: string, priority: number, lineKinds: string[] | null): Fund => ({
  id,
  kind: 'purchased',
  currency: 'EUR',
  leftMinor: 1000n,
  priority,
  expiresOn: null,
  lineKinds,
});
/** The six wallets of the source: with and without priority, for anything, for usage and for subscriptions only. */
const WALLETS = [
  fund('normal', 50, null),
  fund('priority', 49, null),
  fund('usage', 50, ['usage']),
  fund('priority usage', 49, ['usage']),
  fund('subscription', 50, ['subscription']),
  fund('priority subscription', 49, ['subscription']),
];

oracle('wallet-001', ({ expected }) => {
  const { draws } = applyFunds(WALLETS, [{ lineKind: 'usage', amountMinor: 1500n }], { currency: 'EUR', today });
  expect(draws.map(({ fundId }) => fundId)).toEqual(['priority', 'priority usage']);
  expect(draws.map(({ amountMinor }) => amountMinor)).toEqual(
    listAt(expected).map((_, n) => BigInt(wholeAt(expected, n))),
  );
});

oracle('wallet-002', ({ expected }) => {
  const due = [
    { lineKind: 'subscription', amountMinor: 3600n },
    { lineKind: 'usage', amountMinor: 1550n },
  ];
  const { draws, leftMinor } = applyFunds(WALLETS, due, { currency: 'EUR', today });
  expect(leftMinor).toBe(0n);
  expect(draws.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(BigInt(wholeAt(expected, 'sum')));
});

function retryDays(schedule: RetrySchedule, from: string, most: number): string[] {
  const days: Temporal.PlainDate[] = [];
  for (let n = 0; n < most; n += 1) {
    const next = nextRetryDay(schedule, day(from), days.at(-1) ?? null);
    if (next === null) break;
    days.push(next);
  }
  return days.map(String);
}

oracle('dun-001', ({ inputs, expected }) => {
  const days = retryDays({ kind: 'after_failure', gaps: [8, 8, 8] }, textAt(inputs, 'firstFailure'), 10);
  expect(days).toEqual(textsAt(expected));
});

oracle('dun-002', ({ inputs, expected }) => {
  expect(retryDays({ kind: 'weekly', weeks: 2 }, textAt(inputs, 'due'), 10)).toEqual(textsAt(expected));
  expect(retryDays({ kind: 'daily' }, textAt(inputs, 'due'), 3)).toEqual(['2019-01-01', '2019-01-02', '2019-01-03']);
});

oracle('dun-004', ({ expected }) => {
  const most = (scheme: string, hours: number, on: string) =>
    CARD_CEILINGS.filter(
      (one) =>
        one.scheme === scheme &&
        one.hours === hours &&
        (one.from === null || one.from <= on) &&
        (one.until === null || on < one.until),
    ).map((one) => one.most);
  expect(most('visa', 720, '2025-05-19')).toEqual([wholeAt(expected, 'visa30d')]);
  expect(most('visa', 720, '2025-05-18')).toEqual([15]);
  expect(most('mastercard', 24, '2025-05-19')).toEqual([wholeAt(expected, 'mc24h')]);
  expect(most('mastercard', 720, '2025-05-19')).toEqual([wholeAt(expected, 'mc30d')]);
  expect(isFinalDecline('visa', { visaCategory: 1 })).toBe(true);
  expect(['03', '21', '01'].map((mastercardAdvice) => isFinalDecline('mastercard', { mastercardAdvice }))).toEqual([
    true,
    true,
    false,
  ]);
});

oracle('life-001', ({ inputs, expected }) => {
  const campaign: Campaign = {
    id: 'source',
    version: 1,
    steps: [
      { id: 'suspended', days: 2, action: { kind: 'suspend' } },
      { id: 'terminated', days: 14, action: { kind: 'terminate' } },
      { id: 'order-cancelled', days: 7, action: { kind: 'cancel_order' } },
    ],
  };
  const dueOn = day('2026-03-01');
  const facts: DunningFacts = {
    dueOn,
    balanceMinor: 1000n,
    lateFeesMinor: 0n,
    newOrderOn: null,
    service: 'active',
    hasPaymentInFlight: false,
    isDisputed: false,
    exemptions: [],
  };
  const done = new Set<string>();
  const happens = (daysPastDue: number): string => {
    const now = dueOn.add({ days: daysPastDue });
    const service = done.has('suspended') ? 'suspended' : 'active';
    const { due } = dueSteps(campaign, { ...facts, service }, { done, today: now });
    for (const { stepId } of due) done.add(stepId);
    const isIssued = Temporal.PlainDate.compare(dueOn.subtract({ days: 7 }), now) <= 0;
    return due.at(-1)?.stepId ?? (isIssued ? 'invoiced' : 'nothing');
  };
  const told = listAt(inputs, 'daysPastDue').map((_, n) => happens(wholeAt(inputs, 'daysPastDue', n)));
  const newOrderOn = dueOn.subtract({ days: wholeAt(inputs, 'pendingAgeDays') });
  const order: DunningFacts = { ...facts, newOrderOn, dueOn: dueOn.add({ days: 30 }), service: 'none' };
  const cancelled = dueSteps(campaign, order, { done: new Set(), today: dueOn }).due.map(({ stepId }) => stepId);
  expect([...told, ...cancelled]).toEqual(textsAt(expected));
});

oracle('money-001', ({ expected }) => {
  const split = (minor: bigint, weights: bigint[]) => allocate(money(minor, 'EUR'), weights).map((part) => part.minor);
  const wholes = (name: string) => listAt(expected, name).map((_, n) => BigInt(wholeAt(expected, name, n)));
  expect(split(5n, [70n, 30n])).toEqual(wholes('70/30'));
  expect(split(800n, [1n, 1n, 1n])).toEqual(wholes('3 parts of 800'));
  expect(split(5n, [30n, 70n])).toEqual(wholes('30/70'));
});

oracle('money-002', ({ expected }) => {
  const wholes = (name: string) => listAt(expected, name).map((_, n) => BigInt(wholeAt(expected, name, n)));
  expect(allocate(money(34n, 'JPY'), [1n, 1n, 1n, 1n]).map((part) => part.minor)).toEqual(wholes('jpy'));
  // The source gives the remainder to the last: ours, read from the end.
  const usd = allocate(money(830n, 'USD'), [1n, 1n, 1n, 1n]).map((part) => part.minor);
  expect(usd.toReversed()).toEqual(wholes('usd'));
});

oracle('money-004', ({ expected }) => {
  const known = textsAt(expected, 'stripeZeroDecimal');
  expect(known.filter((currency) => !takesWholeUnits('stripe', currency))).toEqual([]);
  // Beside the source's list: ISK, which Stripe moved to whole units, and UYI, which ISO has without decimals.
  expect(CURRENCIES.filter((currency) => takesWholeUnits('stripe', currency) && !known.includes(currency))).toEqual([
    'ISK',
    'UYI',
  ]);
  expect(at(expected, 'stripeZeroDecimal')).toContain('MGA');
});
