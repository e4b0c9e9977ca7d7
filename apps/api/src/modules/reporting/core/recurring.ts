import { divideHalfUp } from '#lib/money/decimal.ts';
import { ratio, roundParts } from './exact-share.ts';

/**
 * Recurring amounts are counted in 72nds of a minor unit: every rhythm that is sold (1, 3, 6, 12, 24, 36 months) divides
 * 72, so that a month's share of a price is a whole number of them and nothing is lost before the sum is rounded.
 */
export const PARTS = 72n;

const MOVES = ['new', 'reactivation', 'expansion', 'contraction', 'churn'] as const;
export type Move = (typeof MOVES)[number];

/** What clients did in one month and currency: how many, and by how much, in 72nds of a minor unit. */
export interface MoveRow {
  month: string;
  currency: string;
  move: Move;
  clients: number;
  parts: bigint;
}

export interface RecurringMonth {
  month: string;
  startMinor: string;
  /** Contraction and churn are below zero; start and moves sum to the end. */
  moves: Record<Move, string>;
  endMinor: string;
  /** Twelve times the end, from the unrounded sum. */
  annualMinor: string;
  clients: Record<Move | 'start' | 'end', number>;
  /** Clients that left, of those at the start: `0.0250` is 2.5 %. Null where there was none. */
  clientChurn: string | null;
  /** Revenue lost to churn and contraction, of that at the start. */
  revenueChurn: string | null;
  /** What is left of the revenue at the start, expansions included; 1 and more means that the rest made up for it. */
  netRetention: string | null;
}

/** One series per currency with a row for every month asked for, from all moves since the first subscription. */
export function recurringMonths(
  months: readonly string[],
  rows: readonly MoveRow[],
): { currency: string; months: RecurringMonth[] }[] {
  const currencies = [...new Set(rows.map((row) => row.currency))].sort();
  return currencies.map((currency) => {
    const own = rows.filter((row) => row.currency === currency);
    const before = own.filter((row) => row.month < (months[0] ?? ''));
    let parts = before.reduce((sum, row) => sum + row.parts, 0n);
    let clients = before.reduce((sum, row) => sum + joined(row), 0);
    return {
      currency,
      months: months.map((month) => {
        const moved = own.filter((row) => row.month === month);
        const start = { parts, clients };
        parts = moved.reduce((sum, row) => sum + row.parts, parts);
        clients = moved.reduce((sum, row) => sum + joined(row), clients);
        return oneMonth(month, { moved, start, end: { parts, clients } });
      }),
    };
  });
}

/** By how much a move changes the number of clients. */
function joined({ move, clients }: MoveRow): number {
  if (move === 'new' || move === 'reactivation') return clients;
  return move === 'churn' ? -clients : 0;
}

interface Level {
  parts: bigint;
  clients: number;
}

function oneMonth(month: string, of: { moved: readonly MoveRow[]; start: Level; end: Level }): RecurringMonth {
  const { moved, start, end } = of;
  const parts = MOVES.map((move) => moved.find((row) => row.move === move)?.parts ?? 0n);
  const count = (move: Move) => moved.find((row) => row.move === move)?.clients ?? 0;
  const startMinor = divideHalfUp(start.parts, PARTS);
  const endMinor = divideHalfUp(end.parts, PARTS);
  const amounts = roundParts(parts, PARTS, endMinor - startMinor);
  const amount = (move: Move) => (amounts[MOVES.indexOf(move)] ?? 0n).toString();
  const exact = (move: Move) => parts[MOVES.indexOf(move)] ?? 0n;
  const lost = exact('churn') + exact('contraction');
  return {
    month,
    startMinor: startMinor.toString(),
    moves: eachMove(amount),
    endMinor: endMinor.toString(),
    annualMinor: divideHalfUp(end.parts * 12n, PARTS).toString(),
    clients: { start: start.clients, ...eachMove(count), end: end.clients },
    clientChurn: ratio(BigInt(count('churn')), BigInt(start.clients)),
    revenueChurn: ratio(-lost, start.parts),
    netRetention: ratio(start.parts + lost + exact('expansion'), start.parts),
  };
}

const eachMove = <T>(of: (move: Move) => T): Record<Move, T> => ({
  new: of('new'),
  reactivation: of('reactivation'),
  expansion: of('expansion'),
  contraction: of('contraction'),
  churn: of('churn'),
});
