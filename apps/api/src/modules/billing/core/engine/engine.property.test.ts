import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#lib/errors/app-error.ts';
import { cancel, changePlan, type Document, pause, receive, resume, type Work } from '../index.ts';
import { testAccount } from './test-account.ts';

const PRICES = ['month', 'small', 'year'].map((id, nth) => ({
  id,
  unitPriceMinor: { units: [3_100n, 333n, 29_999n][nth] ?? 1n, scale: 0 },
  interval: { count: 1, unit: id === 'year' ? ('year' as const) : ('month' as const) },
}));

const subscriptionId = 'one';
const change = fc
  .record({
    priceId: fc.constantFrom('month', 'small', 'year'),
    quantity: fc.integer({ min: 1, max: 4 }),
    when: fc.constantFrom('now' as const, 'period_end' as const),
    anchor: fc.constantFrom('keep' as const, 'reset' as const),
  })
  .map(
    (asked) =>
      (work: Work): unknown =>
        changePlan(work, { ...asked, subscriptionId, unused: 'credit' }),
  );
const others = fc.constantFrom<(work: Work) => unknown>(
  (work: Work) => pause(work, { subscriptionId, until: null }),
  (work: Work) => resume(work, subscriptionId),
  (work: Work) => receive(work, { amountMinor: 5_000n }),
  (work: Work) => cancel(work, { subscriptionId, when: 'now', unused: 'credit', why: 'asked for' }),
);
const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.oneof(change, others)), { maxLength: 8 });

const total = (documents: readonly Document[], kind: Document['kind']): bigint =>
  documents.reduce((sum, one) => (one.kind === kind ? sum + one.totalMinor : sum), 0n);

describe('the engine, whatever is asked of it', () => {
  it('gives back no more than it charged, and loses no payment', () => {
    fc.assert(
      fc.property(steps, (asked) => {
        const account = testAccount({ prices: PRICES });
        account.order('2027-01-31');
        let day = Temporal.PlainDate.from('2027-01-31');
        let paid = 0n;
        for (const [days, act] of asked) {
          day = day.add({ days });
          account.run(day.toString());
          try {
            account.at(day.toString(), act);
          } catch (error) {
            // What the state does not allow is refused, and leaves nothing behind.
            if (!(error instanceof AppError)) throw error;
          }
          paid = account.booked('gateway_clearing');
        }
        const { documents } = account;
        expect(total(documents, 'credit_note') <= total(documents, 'invoice')).toBe(true);
        const kept = documents.reduce((sum, one) => sum + one.paidMinor - one.returnedMinor, 0n);
        expect(kept - account.booked('client_credit')).toBe(paid);
      }),
      { numRuns: 100 },
    );
  });
});
