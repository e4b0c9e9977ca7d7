import { FUND_KINDS, type FundKind } from '@panel1/shared-types';
import { smaller, sum } from '../document/spread.ts';

export type { FundKind };

/** Credit of a client that came at one time; granted and purchased credit never mix, since one is owed back. */
export interface Fund {
  readonly id: string;
  readonly kind: FundKind;
  readonly currency: string;
  readonly leftMinor: bigint;
  /** Smaller first. */
  readonly priority: number;
  /** The first day on which it is gone; null for ever. */
  readonly expiresOn: Temporal.PlainDate | null;
  /** Kinds of line that it may pay; null for all. */
  readonly lineKinds: readonly string[] | null;
}

/** What an invoice waits for, by kind of line, tax included. */
export interface DuePart {
  readonly lineKind: string;
  readonly amountMinor: bigint;
}

/** What one fund pays. */
export interface Draw {
  readonly fundId: string;
  readonly amountMinor: bigint;
  readonly parts: readonly DuePart[];
}

const isUsable = (fund: Fund, today: Temporal.PlainDate): boolean =>
  fund.leftMinor > 0n && (fund.expiresOn === null || Temporal.PlainDate.compare(today, fund.expiresOn) < 0);

/** Credit notes, then granted, then purchased credit; within each by priority, soonest expiry, and the order given. */
function spendingOrder(a: Fund, b: Fund): number {
  const byKind = FUND_KINDS.indexOf(a.kind) - FUND_KINDS.indexOf(b.kind);
  if (byKind !== 0) return byKind;
  if (a.priority !== b.priority) return a.priority - b.priority;
  if (a.expiresOn === null || b.expiresOn === null)
    return (a.expiresOn === null ? 1 : 0) - (b.expiresOn === null ? 1 : 0);
  return Temporal.PlainDate.compare(a.expiresOn, b.expiresOn);
}

/**
 * Pays what is due from a client's credit, after tax, in spending order. Each fund pays as much as it can after those
 * before it; which kinds of line a fund pays is arranged so that later funds with limits still find theirs. Funds of other
 * currencies, spent and expired ones are left alone; no fund gives more than it has. The draws and `leftMinor` sum to
 * what was due.
 */
export function applyFunds(
  funds: readonly Fund[],
  due: readonly DuePart[],
  at: { currency: string; today: Temporal.PlainDate },
): { draws: Draw[]; leftMinor: bigint } {
  if (due.some(({ amountMinor }) => amountMinor < 0n)) throw new RangeError('an amount due is not negative');
  const usable = funds.filter((fund) => fund.currency === at.currency && isUsable(fund, at.today)).sort(spendingOrder);
  const book: Book = { open: due.map(({ amountMinor }) => amountMinor), due, funds: usable, taken: [] };
  const draws: Draw[] = [];
  for (const fund of usable) {
    book.taken.push(due.map(() => 0n));
    let left = fund.leftMinor;
    while (left > 0n) {
      const moved = payOnce(book, left);
      if (moved === 0n) break;
      left -= moved;
    }
  }
  for (const [nth, fund] of usable.entries()) {
    const parts = due
      .map(({ lineKind }, kind) => ({ lineKind, amountMinor: book.taken[nth]?.[kind] ?? 0n }))
      .filter(({ amountMinor }) => amountMinor > 0n);
    if (parts.length > 0)
      draws.push({ fundId: fund.id, amountMinor: sum(parts.map((part) => part.amountMinor)), parts });
  }
  return { draws, leftMinor: sum(book.open) };
}

interface Book {
  /** Still due, by position of `due`. */
  open: bigint[];
  due: readonly DuePart[];
  funds: readonly Fund[];
  /** What each fund pays of each part. */
  taken: bigint[][];
}

/** One step back on a way: an earlier fund gives up a part and pays the next one instead. */
interface Step {
  part: number;
  before: Step | null;
  /** The fund that moves from `before.part` to `part`. */
  mover: number;
}

const mayPay = ({ funds, due }: Book, fund: number, part: number): boolean => {
  const kinds = funds[fund]?.lineKinds ?? null;
  return kinds === null || kinds.includes(due[part]?.lineKind ?? '');
};

/** Lets the newest fund pay one part, moving earlier funds to other parts where that makes room; the amount paid. */
function payOnce(book: Book, most: bigint): bigint {
  const newest = book.taken.length - 1;
  const end = findRoom(book, newest);
  if (end === null) return 0n;
  let amount = smaller(most, book.open[end.part] ?? 0n);
  for (let step = end; step.before !== null; step = step.before)
    amount = smaller(amount, book.taken[step.mover]?.[step.before.part] ?? 0n);
  add(book.open, end.part, -amount);
  let step = end;
  for (; step.before !== null; step = step.before) {
    add(book.taken[step.mover], step.part, amount);
    add(book.taken[step.mover], step.before.part, -amount);
  }
  add(book.taken[newest], step.part, amount);
  return amount;
}

function add(row: bigint[] | undefined, position: number, amount: bigint): void {
  if (row) row[position] = (row[position] ?? 0n) + amount;
}

/** Breadth first from the parts that the fund may pay, over funds that could pay another part, to one that is open. */
function findRoom(book: Book, newest: number): Step | null {
  const seen = new Set<number>();
  const queue: Step[] = [];
  for (const part of book.due.keys())
    if (mayPay(book, newest, part)) {
      seen.add(part);
      queue.push({ part, before: null, mover: newest });
    }
  for (const step of queue) {
    if ((book.open[step.part] ?? 0n) > 0n) return step;
    for (const [mover, row] of book.taken.entries()) {
      if ((row[step.part] ?? 0n) === 0n) continue;
      for (const part of book.due.keys()) {
        if (seen.has(part) || !mayPay(book, mover, part)) continue;
        seen.add(part);
        queue.push({ part, before: step, mover });
      }
    }
  }
  return null;
}
