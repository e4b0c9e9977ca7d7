import { recognisedByMonth } from '../ledger/revenue.ts';
import { standingLines, timeOf } from './billed.ts';
import { post } from './ledger.ts';
import type { Document, Line } from './state.ts';
import { dayOfPoint, isBefore, type Work } from './work.ts';

type Books = Pick<Work, 'account' | 'policy'>;

/** What is earned in each month, by `2027-01`: time day by day, usage at its end, everything else when it is billed. */
export function revenueByMonth(books: Books): Map<string, bigint> {
  const months = new Map<string, bigint>();
  for (const { document, line } of standingLines(books.account)) {
    if (document.kind === 'proforma' || document.status === 'pending_tax' || line.kind === 'late_fee') continue;
    for (const { month, amountMinor } of earnedBy(books, document, line))
      months.set(month, (months.get(month) ?? 0n) + amountMinor);
  }
  return months;
}

/** Earned day by day, when the days are known; see `postedLine`. */
const isTime = ({ kind, span, correctsLineId }: Line): boolean =>
  kind === 'recurring' && (span !== null || correctsLineId === null);

function earnedBy(books: Books, { kind, issuedOn }: Document, line: Line): { month: string; amountMinor: bigint }[] {
  const amountMinor = kind === 'credit_note' ? -line.netMinor : line.netMinor;
  if (!isTime(line)) return [{ month: issuedOn.toString().slice(0, 7), amountMinor }];
  const span = timeOf(books.account, line);
  if (span === null) return [];
  const service = { start: dayOfPoint(books, span.start), end: dayOfPoint(books, span.end) };
  if (service.start.equals(service.end)) return [{ month: service.start.toString().slice(0, 7), amountMinor }];
  return recognisedByMonth({ amountMinor, service, mode: 'day' });
}

/**
 * Books what was earned of paid time in the months that are over and was not booked yet: once a month, on the first day
 * that the daily run sees. What comes late, or is given back, is booked with the next month.
 */
export function recogniseRevenue(work: Work): void {
  const first = work.today.with({ day: 1 });
  const { bookedTo } = work.account;
  if (bookedTo !== null && !isBefore(bookedTo, first)) return;
  work.account.bookedTo = first;
  const earned = new Map<string, bigint>();
  for (const { document, line } of standingLines(work.account)) {
    if (document.kind === 'proforma' || document.status === 'pending_tax' || !isTime(line)) continue;
    const product =
      line.subscriptionId === null
        ? 'other'
        : (work.account.subscriptions.get(line.subscriptionId)?.productId ?? 'other');
    const over = earnedBy(work, document, line).filter(({ month }) => month < first.toString().slice(0, 7));
    earned.set(
      product,
      over.reduce((sum, { amountMinor }) => sum + amountMinor, earned.get(product) ?? 0n),
    );
  }
  for (const [product, amountMinor] of earned) {
    const missing = amountMinor - bookedFor(work, product);
    if (missing !== 0n)
      post(work, {
        kind: 'recognised',
        key: `${work.account.client.id}:${product}:${first}`,
        product,
        amountMinor: missing,
      });
  }
}

/** What was booked as earned out of deferred revenue so far. */
function bookedFor({ account }: Work, product: string): bigint {
  let booked = 0n;
  for (const { kind, entries } of account.postings.values()) {
    if (kind !== 'recognised') continue;
    for (const entry of entries)
      if (entry.account === 'deferred_revenue' && entry.subject === product) booked += entry.amountMinor;
  }
  return booked;
}
