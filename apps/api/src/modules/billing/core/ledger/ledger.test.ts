import { LEDGER_ACCOUNTS } from '@panel1/shared-types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from '../document/spread.ts';
import { CHART } from './accounts.ts';
import type { LedgerFact } from './facts.ts';
import { type Posting, postingsOf, reversalOf } from './postings.ts';
import { cutRevenue, type RevenueEntry, recognisedBefore, recognisedByMonth } from './revenue.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const base = { currency: 'EUR', clientId: 'c', gateway: 'stripe' };

/** `receivable 11900` per posting. */
const told = (fact: LedgerFact): string[] =>
  postingsOf(fact).map(({ account, amountMinor }) => `${account} ${amountMinor}`);

const invoice = (netMinor: bigint, taxMinor: bigint): LedgerFact => ({
  ...base,
  kind: 'invoice_issued',
  lines: [{ netMinor, account: 'deferred_revenue', product: 'hosting' }],
  taxes: [{ subject: 'DE 0.19', taxMinor }],
});

describe('postings', () => {
  it('of each event debit and credit what the chart says', () => {
    expect(told(invoice(10_000n, 1900n))).toEqual(['receivable 11900', 'deferred_revenue -10000', 'tax_payable -1900']);
    expect(
      told({ ...base, kind: 'revenue_recognised', product: 'hosting', amountMinor: 100n, discountMinor: 20n }),
    ).toEqual(['deferred_revenue 100', 'discounts 20', 'revenue -120']);
    const payment = { ...base, amountMinor: 12_000n, allocatedMinor: 11_900n, creditMinor: 100n, unappliedMinor: 0n };
    expect(told({ ...payment, kind: 'payment_received' })).toEqual([
      'gateway_clearing 12000',
      'receivable -11900',
      'client_credit -100',
    ]);
    expect(told({ ...base, kind: 'payout_received', amountMinor: 11_900n, feeMinor: 300n })).toEqual([
      'bank 11600',
      'gateway_fees 300',
      'gateway_clearing -11900',
    ]);
    const credited = { ...base, kind: 'credit_noted', offsetMinor: 0n, creditMinor: 5950n } as const;
    const lines = [{ netMinor: 5000n, account: 'revenue', product: 'hosting' }] as const;
    expect(told({ ...credited, lines, taxes: [{ subject: 'DE 0.19', taxMinor: 950n }] })).toEqual([
      'revenue 5000',
      'tax_payable 950',
      'client_credit -5950',
    ]);
    expect(told({ ...base, kind: 'credit_expired', from: 'wallet_granted', amountMinor: 5n })).toEqual([
      'wallet_granted 5',
      'promotion -5',
    ]);
    const relief = [{ subject: 'DE 0.19', taxMinor: 1900n }];
    expect(told({ ...base, kind: 'written_off', amountMinor: 11_900n, taxes: relief })).toEqual([
      'write_off 10000',
      'tax_payable 1900',
      'receivable -11900',
    ]);
  });

  it('show a discount apart when a line is earned at once, and cash rounding in its own account', () => {
    const lines = [{ netMinor: 900n, account: 'revenue', product: 'setup', discountMinor: 100n }] as const;
    expect(told({ ...base, kind: 'invoice_issued', lines, taxes: [], roundingMinor: -2n })).toEqual([
      'receivable 898',
      'revenue -1000',
      'discounts 100',
      'rounding 2',
    ]);
  });

  it('refuse a fact whose amounts do not add up', () => {
    const payment = { ...base, kind: 'payment_received', amountMinor: 10n, allocatedMinor: 9n } as const;
    expect(() => postingsOf({ ...payment, creditMinor: 0n, unappliedMinor: 0n })).toThrow(RangeError);
  });

  it('leave nothing behind when a disputed payment is won, and the amount owed or lost otherwise', () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 12n });
    const total = (facts: LedgerFact[]) => {
      const totals = new Map<string, bigint>();
      for (const { account, amountMinor } of facts.flatMap(postingsOf))
        totals.set(account, (totals.get(account) ?? 0n) + amountMinor);
      return Object.fromEntries([...totals].filter(([, left]) => left !== 0n));
    };
    fc.assert(
      fc.property(amount, amount, (amountMinor, feeMinor) => {
        const opened: LedgerFact = { ...base, kind: 'dispute_opened', amountMinor, feeMinor };
        expect(total([opened, { ...base, kind: 'dispute_won', amountMinor, feeReturnedMinor: feeMinor }])).toEqual({});
        expect(total([opened, { ...base, kind: 'dispute_lost', amountMinor, owed: true }])).toEqual({
          receivable: amountMinor,
          dispute_fees: feeMinor,
          gateway_clearing: -amountMinor - feeMinor,
        });
      }),
    );
  });

  it('balance for any document, and with their reversal leave nothing', () => {
    const signed = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
    const anyLine = fc.record({
      netMinor: signed,
      account: fc.constantFrom<'revenue' | 'deferred_revenue' | 'late_fees'>(
        'revenue',
        'deferred_revenue',
        'late_fees',
      ),
      product: fc.constantFrom('a', 'b'),
      discountMinor: signed,
    });
    const anyTax = fc.record({ subject: fc.constantFrom('DE 0.19', 'FR 0.2'), taxMinor: signed });
    fc.assert(
      fc.property(fc.array(anyLine), fc.array(anyTax), signed, (lines, taxes, roundingMinor) => {
        const postings: Posting[] = postingsOf({ ...base, kind: 'invoice_issued', lines, taxes, roundingMinor });
        expect(sum(postings.map(({ amountMinor }) => amountMinor))).toBe(0n);
        expect(new Set(postings.map(({ account, subject }) => `${account} ${subject}`)).size).toBe(postings.length);
        expect(
          reversalOf(postings).map(({ amountMinor }, at) => amountMinor + (postings[at]?.amountMinor ?? 0n)),
        ).toEqual(postings.map(() => 0n));
      }),
    );
  });

  it('use accounts with numbers of their own, the database’s among them', () => {
    const numbers = Object.values(CHART).map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const account of LEDGER_ACCOUNTS) expect(Object.keys(CHART)).toContain(account);
  });
});

describe('revenue', () => {
  const entry = (
    amountMinor: bigint,
    start: string,
    end: string,
    mode: RevenueEntry['mode'] = 'day',
  ): RevenueEntry => ({
    amountMinor,
    service: { start: day(start), end: day(end) },
    mode,
  });

  it('of any line is earned by month to exactly its amount, never backwards', () => {
    const anyMode = fc.constantFrom<RevenueEntry['mode']>('day', 'even_month', 'at_start', 'at_end', {
      second: 'Europe/Berlin',
    });
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 9n }),
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: 1, max: 1200 }),
        anyMode,
        (amountMinor, from, length, mode) => {
          const start = day('2026-01-01').add({ days: from });
          const months = recognisedByMonth({ amountMinor, service: { start, end: start.add({ days: length }) }, mode });
          expect(sum(months.map((month) => month.amountMinor))).toBe(amountMinor);
          for (const month of months) expect(month.amountMinor >= 0n).toBe(true);
        },
      ),
    );
  });

  it('is earned in equal parts by month, or by the real length of days', () => {
    const year = recognisedByMonth(entry(1200n, '2026-01-15', '2027-01-15', 'even_month'));
    expect(year.map(({ amountMinor }) => amountMinor)).toEqual([...Array.from({ length: 12 }, () => 100n), 0n]);
    // The day on which summer time begins has 23 hours: 23 of 47.
    const short = entry(4700n, '2026-03-29', '2026-03-31', { second: 'Europe/Berlin' });
    expect(recognisedBefore(short, day('2026-03-30'))).toBe(2300n);
    expect(recognisedBefore({ ...short, mode: 'day' }, day('2026-03-30'))).toBe(2350n);
  });

  it('of a line cut short ends there, and what was credited is never earned', () => {
    const cut = cutRevenue(entry(9000n, '2026-04-01', '2026-05-01'), { on: day('2026-04-21'), creditedMinor: 3000n });
    expect(recognisedByMonth(cut)).toEqual([{ month: '2026-04', amountMinor: 6000n }]);
    expect(() => cutRevenue(cut, { on: day('2026-05-01'), creditedMinor: 0n })).toThrow(RangeError);
  });
});
