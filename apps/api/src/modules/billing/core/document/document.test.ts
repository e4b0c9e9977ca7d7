import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LineTax } from '../tax/line-tax.ts';
import { voidWay } from './corrections.ts';
import { type CreditableLine, creditNote, fullCredit } from './credit-note.ts';
import { mergeDrafts, splitDraft } from './drafts.ts';
import { nextNumber, patternFaults } from './numbering.ts';
import { exchangeDifference, roundPayable } from './rounding.ts';
import { dispose } from './settlement.ts';
import { sum } from './spread.ts';
import { type DocumentLine, documentTotals } from './totals.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const VAT: LineTax = { category: 'S', components: [{ name: 'VAT', rate: '0.19' }] };
const QUEBEC: LineTax = {
  category: 'S',
  components: [
    { name: 'GST', rate: '0.05' },
    { name: 'QST', rate: '0.09975', isCompound: true },
  ],
};
const line = (amountMinor: bigint, tax: LineTax, basis: 'net' | 'gross' = 'net'): DocumentLine => ({
  id: 'line',
  amountMinor,
  basis,
  tax,
});

const anyTax = fc.constantFrom<LineTax>(
  VAT,
  QUEBEC,
  { category: 'S', components: [{ name: 'VAT', rate: '0.255' }] },
  { category: 'E', components: [] },
  {
    category: 'S',
    components: [
      { name: 'State', rate: '0.0625' },
      { name: 'City', rate: '0.02' },
    ],
  },
);
const anyLine = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), anyTax, fc.constantFrom<'net' | 'gross'>('net', 'gross'))
  .map(([amountMinor, tax, basis]) => line(amountMinor, tax, basis));
const anyRounding = fc.constantFrom<'per_group' | 'per_line'>('per_group', 'per_line');

describe('document totals', () => {
  it('sum exactly from their lines, groups and parts, whatever the lines', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 30 }), anyRounding, (lines, taxRounding) => {
        const totals = documentTotals({ lines, taxRounding });
        expect(sum(totals.lines.map(({ netMinor }) => netMinor))).toBe(totals.taxExclusiveMinor);
        expect(sum(totals.lines.map(({ totalMinor }) => totalMinor))).toBe(totals.taxInclusiveMinor);
        expect(sum(totals.groups.map(({ taxMinor }) => taxMinor))).toBe(totals.taxMinor);
        for (const [at, one] of totals.lines.entries()) {
          expect(sum(one.taxes.map(({ taxMinor }) => taxMinor))).toBe(one.taxMinor);
          if (lines[at]?.basis === 'gross') expect(one.totalMinor).toBe(lines[at]?.amountMinor);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('round tax once per group, or per line where the law asks for that', () => {
    const lines = Array.from({ length: 10 }, () => line(3n, VAT));
    expect(documentTotals({ lines }).taxMinor).toBe(6n);
    expect(documentTotals({ lines, taxRounding: 'per_line' }).taxMinor).toBe(10n);
  });

  it('keep a gross price fixed and find the net by rounding', () => {
    expect(documentTotals({ lines: [line(1190n, VAT, 'gross')] })).toMatchObject({
      taxExclusiveMinor: 1000n,
      taxInclusiveMinor: 1190n,
    });
    // 0.03 with 20 % inside is 0.025 net: rounded to 0.03, nothing is left for tax.
    const twenty: LineTax = { category: 'S', components: [{ name: 'VAT', rate: '0.2' }] };
    expect(documentTotals({ lines: [line(3n, twenty, 'gross')] })).toMatchObject({
      taxExclusiveMinor: 3n,
      taxMinor: 0n,
    });
  });

  it('compute a tax on a tax from the rounded tax before it', () => {
    const { groups } = documentTotals({ lines: [line(10_000n, QUEBEC)] });
    expect(groups.map(({ name, netMinor, taxMinor }) => [name, netMinor, taxMinor])).toEqual([
      ['GST', 10_000n, 500n],
      ['QST', 10_500n, 1047n],
    ]);
  });

  it('sum a tax over all lines that bear it, whatever other taxes they bear', () => {
    const tax = (...rates: string[]): LineTax => ({
      category: 'S',
      components: rates.map((rate) => ({ name: rate, rate })),
    });
    const { groups } = documentTotals({ lines: [line(667n, tax('0.1')), line(1333n, tax('0.1', '0.12'))] });
    expect(groups.map(({ rate, netMinor, taxMinor }) => [rate, netMinor, taxMinor])).toEqual([
      ['0.1', 2000n, 200n],
      ['0.12', 1333n, 160n],
    ]);
  });

  it('take a rate for the same however many zeros it is written with', () => {
    const written = (rate: string): LineTax => ({ category: 'S', components: [{ name: 'VAT', rate }] });
    const { groups } = documentTotals({ lines: [line(3n, written('0.19')), line(3n, written('0.190000000000'))] });
    expect(groups.map(({ netMinor, taxMinor }) => [netMinor, taxMinor])).toEqual([[6n, 1n]]);
  });

  it('take the amounts of a tax provider as they are', () => {
    const quoted: LineTax = { category: 'S', components: [{ name: 'State', rate: '0.0625', taxMinor: 64n }] };
    expect(documentTotals({ lines: [line(1000n, quoted), line(1000n, VAT)] }).taxMinor).toBe(254n);
  });

  it('let cash be paid in coins that exist', () => {
    const totals = documentTotals({ lines: [line(1_001n, { category: 'E', components: [] })], payableStepMinor: 5n });
    expect([totals.payableMinor, totals.roundingMinor]).toEqual([1000n, -1n]);
    expect(roundPayable(-1003n, 5n)).toBe(-1005n);
  });
});

describe('credit notes', () => {
  const invoice = fc
    .array(fc.tuple(fc.bigInt({ min: -(10n ** 6n), max: 10n ** 6n }), anyTax), { minLength: 1, maxLength: 8 })
    .map((lines) =>
      documentTotals({ lines: lines.map(([amount, tax], at) => ({ ...line(amount, tax), id: `${at}` })) }),
    );

  it('never exceed the invoice on any line, and sum to it when all of it is credited', () => {
    fc.assert(
      fc.property(
        invoice,
        fc.array(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 8, maxLength: 8 })),
        (of, cuts) => {
          let lines: CreditableLine[] = of.lines.map((one) => ({
            ...one,
            credited: { netMinor: 0n, taxMinor: one.taxes.map(() => 0n) },
          }));
          const totals: bigint[] = [];
          const book = (note: ReturnType<typeof creditNote>) => {
            totals.push(note.totalMinor);
            lines = lines.map((one, at) => {
              const taken = note.lines[at];
              if (!taken) throw new Error('a line is missing');
              const taxMinor = one.credited.taxMinor.map((tax, nth) => tax + (taken.taxes[nth]?.taxMinor ?? 0n));
              return { ...one, credited: { netMinor: one.credited.netMinor + taken.netMinor, taxMinor } };
            });
            for (const { taxes, credited } of lines)
              for (const [nth, { taxMinor }] of taxes.entries()) {
                const done = credited.taxMinor[nth] ?? 0n;
                expect(taxMinor >= 0n ? done >= 0n && done <= taxMinor : done <= 0n && done >= taxMinor).toBe(true);
              }
          };
          for (const cut of cuts.slice(0, 5))
            book(
              creditNote(
                lines,
                lines.map(({ id, netMinor, credited }, at) => ({
                  lineId: id,
                  netMinor: ((netMinor - credited.netMinor) * BigInt(cut[at] ?? 0)) / 100n,
                })),
              ),
            );
          book(fullCredit(lines));
          expect(sum(totals)).toBe(of.taxInclusiveMinor);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('refuse more than is left of a line', () => {
    const [one] = documentTotals({ lines: [line(1000n, VAT)] }).lines;
    if (!one) throw new Error('no line');
    const lines = [{ ...one, credited: { netMinor: 900n, taxMinor: [171n] } }];
    expect(() => creditNote(lines, [{ lineId: 'line', netMinor: 101n }])).toThrow('billing.credit_exceeds_invoice');
    expect(creditNote(lines, [{ lineId: 'line', netMinor: 'rest' }]).totalMinor).toBe(119n);
  });

  it('go where they are wanted, and the parts sum to the whole', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 9n });
    const want = fc.constantFrom<'refund' | 'credit' | 'offset'>('refund', 'credit', 'offset');
    fc.assert(
      fc.property(amount, amount, amount, want, (totalMinor, refundableMinor, openMinor, how) => {
        const parts = dispose({ totalMinor, refundableMinor, openMinor, want: how });
        expect(parts.refundMinor + parts.creditMinor + parts.offsetMinor).toBe(totalMinor);
        expect(parts.refundMinor <= refundableMinor && parts.offsetMinor <= openMinor).toBe(true);
      }),
    );
  });
});

describe('a number', () => {
  it('begins again only where the series says so, and days of issue never run backwards', () => {
    const series = { pattern: '{year}-{number:4}', lastCounter: 41n, lastOn: day('2026-12-31') };
    expect(nextNumber({ ...series, reset: 'yearly' }, day('2027-01-01')).number).toBe('2027-0001');
    expect(nextNumber({ ...series, reset: 'never' }, day('2027-01-01')).number).toBe('2027-0042');
    expect(nextNumber({ ...series, reset: 'yearly' }, day('2026-12-30'))).toMatchObject({
      on: series.lastOn,
      counter: 42n,
    });
  });

  it('needs a pattern that tells two documents apart', () => {
    expect(patternFaults('{year}-{number}', 'yearly')).toEqual([]);
    expect(patternFaults('INV', 'never')).toEqual(['no_number']);
    expect(patternFaults('{number}', 'monthly')).toEqual(['no_year', 'no_month']);
    expect(patternFaults('{client}-{number}', 'never')).toEqual(['unknown_word']);
  });
});

describe('drafts', () => {
  const head = (id: string, currency: string) => ({
    id,
    status: 'draft',
    clientId: 'c',
    sellerId: 's',
    currency,
    taxRounding: 'per_group',
    dueOn: day(id === 'a' ? '2026-02-01' : '2026-01-15'),
  });
  const draft = (id: string, currency = 'EUR') => ({
    head: head(id, currency),
    lines: [{ id: `${id}1` }, { id: `${id}2` }],
  });

  it('are merged with all their lines, due on the earliest day', () => {
    const merged = mergeDrafts([draft('a'), draft('b')]);
    expect(merged.lines.map(({ id }) => id)).toEqual(['a1', 'a2', 'b1', 'b2']);
    expect(merged.head).toMatchObject({ id: 'a', dueOn: day('2026-01-15') });
    expect(() => mergeDrafts([draft('a'), draft('b', 'USD')])).toThrow('billing.cannot_combine');
  });

  it('are split without losing a line, and neither part is empty', () => {
    expect(splitDraft(draft('a'), new Set(['a2']))).toEqual({ stays: [{ id: 'a1' }], leaves: [{ id: 'a2' }] });
    expect(() => splitDraft(draft('a'), new Set(['a1', 'a2']))).toThrow('billing.no_lines');
  });
});

describe('voiding', () => {
  const issued = {
    kind: 'invoice',
    status: 'issued',
    isDelivered: true,
    paidMinor: 0n,
    mayCancelUndelivered: true,
  } as const;

  it('of a delivered tax invoice is a full credit note', () => {
    expect(voidWay(issued)).toBe('credit_note');
    expect(voidWay({ ...issued, isDelivered: false })).toBe('cancel');
    expect(voidWay({ ...issued, isDelivered: false, mayCancelUndelivered: false })).toBe('credit_note');
    expect(voidWay({ ...issued, status: 'pending_tax' })).toBe('discard');
  });

  it('never cancels what money stands on', () => {
    expect(() => voidWay({ ...issued, kind: 'pro_forma', paidMinor: 1n })).toThrow('billing.invoice_has_payments');
  });
});

it('an exchange difference is what the same amount is worth more on the day of payment', () => {
  const rate = (value: string) => ({ from: 'USD', to: 'EUR', rate: value, source: 'ECB', on: day('2026-01-01') });
  expect(exchangeDifference(10_000n, rate('0.90'), rate('0.92'))).toBe(200n);
});
