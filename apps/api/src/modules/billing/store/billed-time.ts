import type { LineRule } from '@panel1/shared-types';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { invoiceLines, invoices } from '#db/schema/billing.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { decimal } from '#lib/money/decimal.ts';
import { allocate, money } from '#lib/money/money.ts';
import { readSettings } from '#modules/tenants/index.ts';
import type { BilledTime, LineCredit } from '../core/index.ts';
import { type InvoiceLineRow, plain } from './invoice-lines.ts';

type Day = Temporal.PlainDate;

/** Time of a subscription that was billed; `key` and `span` are null on the line that sold it, before it had an anchor. */
export type BilledSubscriptionTime = Omit<BilledTime<Day>, 'kind' | 'key' | 'span'> & {
  invoiceId: string;
  isRenewal: boolean;
  description: string;
  taxCategory: string;
  key: string | null;
  span: { start: Day; end: Day } | null;
};

const TIME = ['recurring', 'change'] as const;

/**
 * What was billed of a subscription's time and not taken back, with what was really charged (after discounts, in the way
 * in which the tenant states prices today) and what was given back of it.
 */
export async function billedTime(ctx: QueryContext, subscriptionId: string): Promise<BilledSubscriptionTime[]> {
  const { isTaxInclusive } = await readSettings(ctx, 'billing');
  const all = await linesOf(ctx, subscriptionId);
  const rows = all.filter(({ document }) => document !== 'credit_note').map(({ line }) => line);
  const notes = all.filter(({ document }) => document === 'credit_note').map(({ line }) => line);
  const [days, hand] = [notes.filter(givesDays), notes.filter((line) => !givesDays(line))];
  const byHand = Map.groupBy(hand, (line) => line.correctsLineId);
  const byDays = Map.groupBy(days, (line) => line.correctsLineId);
  const stated = (line: InvoiceLineRow) => (isTaxInclusive ? line.totalMinor : line.netMinor);
  const credits = Map.groupBy(
    rows.filter((line) => line.correctsLineId !== null),
    (line) => line.correctsLineId,
  );
  return rows
    .filter(({ kind }) => TIME.some((one) => one === kind))
    .map((line) => ({
      id: line.id,
      invoiceId: line.invoiceId,
      isRenewal: line.kind === 'recurring',
      description: line.description,
      taxCategory: line.taxCategory,
      key: line.rateKey,
      quantity: decimal(plain(line.rateQuantity ?? line.quantity)),
      span: spanOf(line),
      amountMinor: stated(line) + discountOn(line, rows, stated),
      tax: { category: line.taxCategory, rate: plain(line.taxRate) },
      credits: [
        ...(credits.get(line.id) ?? []).flatMap((credit) => creditOf(credit, -stated(credit))),
        ...(byDays.get(line.id) ?? []).flatMap((credit) => creditOf(credit, stated(credit))),
      ],
      creditedByHandMinor: (byHand.get(line.id) ?? []).reduce((sum, note) => sum + stated(note), 0n),
    }));
}

/** True for a line of a credit note that names the days it gives back; others are given by hand. */
const givesDays = ({ why }: Pick<InvoiceLineRow, 'why'>): boolean => why?.rule === GIVEN_DAYS;

const GIVEN_DAYS: LineRule = 'unused_time_of_what_was_charged';

async function linesOf(ctx: QueryContext, subscriptionId: string) {
  return ctx.tx
    .select({ line: invoiceLines, document: invoices.kind })
    .from(invoiceLines)
    .innerJoin(invoices, and(eq(invoices.tenantId, invoiceLines.tenantId), eq(invoices.id, invoiceLines.invoiceId)))
    .where(
      and(
        eq(invoiceLines.tenantId, ctx.tenant.id),
        eq(invoiceLines.subscriptionId, subscriptionId),
        // Those of a paid pro forma are its invoice's now.
        eq(invoiceLines.isVoided, false),
        inArray(invoices.status, ['draft', 'pending_tax', 'issued', 'paid', 'uncollectible']),
      ),
    )
    .orderBy(asc(invoices.createdAt), asc(invoices.id), asc(invoiceLines.position));
}

function spanOf({ periodStart, periodEnd }: InvoiceLineRow): { start: Day; end: Day } | null {
  return periodStart === null || periodEnd === null ? null : { start: periodStart, end: periodEnd };
}

function creditOf(line: InvoiceLineRow, amountMinor: bigint): LineCredit<Day>[] {
  const span = spanOf(line);
  return span === null ? [] : [{ span, quantity: decimal(plain(line.rateQuantity ?? line.quantity)), amountMinor }];
}

/** A line's part of the discounts that its invoice gives on the subscription; below zero. */
function discountOn(
  line: InvoiceLineRow,
  rows: readonly InvoiceLineRow[],
  stated: (line: InvoiceLineRow) => bigint,
): bigint {
  const together = rows.filter(({ invoiceId }) => invoiceId === line.invoiceId);
  const discount = together.filter(({ kind }) => kind === 'discount').reduce((sum, one) => sum + stated(one), 0n);
  const reduced = together.filter(({ kind }) => kind !== 'discount' && kind !== 'credit');
  if (discount === 0n || reduced.every((one) => stated(one) === 0n)) return 0n;
  const parts = allocate(money(-discount, line.currency), reduced.map(stated));
  return -(parts[reduced.indexOf(line)]?.minor ?? 0n);
}
