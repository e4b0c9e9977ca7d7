import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { decimalText } from '#lib/money/decimal.ts';
import {
  type BilledTime,
  billingDifference,
  type Charge,
  type Credit,
  type Facts,
} from '#modules/billing/core/index.ts';
import { type BilledSubscriptionTime, billedTime, creditTime } from '#modules/billing/index.ts';
import { refundTime } from '#modules/payments/index.ts';
import { historyOf } from './history.ts';
import { asBilled } from './plan.ts';
import { leftOf, whyCredit } from './plan-lines.ts';
import type { SubscriptionRow } from './subscriptions.ts';

type Day = Temporal.PlainDate;

/** What comes back of a subscription's paid time, before tax as the tenant states prices. */
export interface Unused {
  credits: readonly Credit<Day>[];
  charges: readonly Charge<Day>[];
  lines: readonly BilledSubscriptionTime[];
  billed: readonly BilledTime<Day>[];
  amountMinor: bigint;
}

/** What was billed and is not served under these facts. `gone`: invoices that are taken back anyway. */
export async function unusedTime(
  ctx: QueryContext,
  row: SubscriptionRow,
  of: { facts: Facts<Day>; gone: ReadonlySet<string> },
): Promise<Unused> {
  const history = historyOf(row);
  const lines = (await billedTime(ctx, row.id)).filter((line) => !of.gone.has(line.invoiceId));
  const billed = lines.map((line) => asBilled(line, history));
  const { credits, charges } = billingDifference({ facts: of.facts, billed, through: ctx.today });
  return { credits, charges, lines, billed, amountMinor: credits.reduce((sum, one) => sum + one.amountMinor, 0n) };
}

/** Gives unused time back by credit notes: as the client's credit, or as money where it was paid. */
export async function giveBack(
  ctx: CommandContext,
  { credits, lines, billed }: Unused,
  how: { want: 'credit' | 'refund'; reason: string },
): Promise<void> {
  const left = new Map(billed.map((line) => [line.id, leftOf(line)]));
  const times = credits.flatMap((credit) => {
    const { lineId, span, quantity, amountMinor } = credit;
    const invoiceId = lines.find(({ id }) => id === lineId)?.invoiceId;
    if (invoiceId === undefined || amountMinor === 0n) return [];
    const leftMinor = left.get(lineId) ?? 0n;
    left.set(lineId, leftMinor - amountMinor);
    const line = billed.find(({ id }) => id === lineId);
    const why = whyCredit(line, { span, quantity, leftMinor });
    return [
      {
        ...{ invoiceId, lineId, amountMinor: amountMinor.toString(), quantity: decimalText(quantity) },
        ...{ from: span.start.toString(), to: span.end.toString() },
        why: { ...why, inputs: { ...why.inputs, isOnCreditNote: true } },
      },
    ];
  });
  for (const [invoiceId, together] of Map.groupBy(times, (one) => one.invoiceId))
    for (const round of oncePerLine(together.map(({ invoiceId: _, ...time }) => time))) {
      const wish = { invoiceId, times: round, reason: how.reason };
      if (how.want === 'refund') await ctx.call(refundTime, wish);
      else await ctx.call(creditTime, wish);
    }
}

/** A credit note names a line once: days before and after others that came back earlier stand on two. */
function oncePerLine<T extends { lineId: string }>(times: readonly T[]): T[][] {
  const rounds: T[][] = [];
  for (const time of times) {
    const free = rounds.find((round) => round.every(({ lineId }) => lineId !== time.lineId));
    if (free) free.push(time);
    else rounds.push([time]);
  }
  return rounds;
}
