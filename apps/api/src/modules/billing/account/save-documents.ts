import { and, eq, inArray, sql } from 'drizzle-orm';
import { type FrozenParty, invoiceLines, invoices } from '#db/schema/billing.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { insertRows, updateRows } from '#lib/rows/write-rows.ts';
import { nextNumbers } from '#modules/tenants/index.ts';
import type { BillingAccount, Document } from '../core/index.ts';
import { movingColumns, writeLine } from './documents.ts';

/** How documents of an account are written down: who is on them, in which language, and whose day it is. */
export interface Paper {
  readonly seller: FrozenParty;
  readonly buyer: FrozenParty;
  readonly locale: string;
  readonly isTaxInclusive: boolean;
  dayOf(at: Temporal.Instant): Temporal.PlainDate;
}

interface Documents {
  readonly added: readonly Document[];
  readonly changed: readonly Document[];
  readonly before: BillingAccount;
  readonly clientId: string;
  paper(): Promise<Paper>;
}

const MOVING: Parameters<typeof updateRows>[2]['columns'] = {
  ...{ status: 'text', issued_on: 'date', due_on: 'date', paid_on: 'date' },
  ...{ net_minor: 'bigint', tax_minor: 'bigint', total_minor: 'bigint', paid_minor: 'bigint', held_minor: 'bigint' },
  ...{ returned_minor: 'bigint', disputed_minor: 'bigint', credited_minor: 'bigint', written_off_minor: 'bigint' },
};

/** Writes new documents and those that moved. Lines are written while it is a draft, as the database demands. */
export async function saveDocuments(ctx: CommandContext, of: Documents): Promise<void> {
  if (of.added.length === 0 && of.changed.length === 0) return;
  const rewritten = of.changed.filter(({ id, lines }) => of.before.documents.get(id)?.lines !== lines);
  const written = [...of.added, ...rewritten];
  if (written.length > 0) await writeDocuments(ctx, of, { written, rewritten });
  const moved = [...of.added, ...of.changed];
  const rows = moved.map(movingColumns);
  await updateRows(ctx, 'invoices', { columns: MOVING, more: moments(ctx.now.toString()), rows });
  await markVoided(ctx, moved);
  ctx.atEnd(() => giveNumbers(ctx, moved));
}

async function writeDocuments(
  ctx: CommandContext,
  of: Documents,
  { written, rewritten }: { written: readonly Document[]; rewritten: readonly Document[] },
): Promise<void> {
  const paper = await of.paper();
  const owner = { tenantId: ctx.tenant.id, clientId: of.clientId };
  await insertRows(
    ctx,
    invoices,
    of.added.map((document) => newRow(ctx, document, { owner, paper })),
  );
  if (rewritten.length > 0)
    await ctx.tx.delete(invoiceLines).where(
      and(
        eq(invoiceLines.tenantId, ctx.tenant.id),
        inArray(
          invoiceLines.invoiceId,
          rewritten.map(({ id }) => id),
        ),
      ),
    );
  await insertRows(
    ctx,
    invoiceLines,
    written.flatMap((document) =>
      document.lines.map((line, position) => writeLine(line, { ...owner, document, position, dayOf: paper.dayOf })),
    ),
  );
}

function newRow(
  ctx: CommandContext,
  document: Document,
  { owner, paper }: { owner: { tenantId: string; clientId: string }; paper: Paper },
): typeof invoices.$inferInsert {
  const { id, kind, currency, netMinor, taxMinor, totalMinor, basedOn, isOrder } = document;
  const { seller, buyer, locale, isTaxInclusive } = paper;
  return {
    ...owner,
    ...{ id, kind, currency, netMinor, taxMinor, totalMinor, isOrder, seller, buyer, locale, isTaxInclusive },
    basedOnId: basedOn,
    status: 'draft',
    paidMinor: 0n,
    createdAt: ctx.now,
  };
}

/** The moments beside the days: when it was issued, paid, taken back. */
const moments = (now: string) => sql`
  issued_at = case when v.status = 'pending_tax' then null else coalesce(t.issued_at, ${now}::timestamptz) end,
  paid_at = case when v.paid_on is null then null else coalesce(t.paid_at, ${now}::timestamptz) end,
  voided_at = case when v.status = 'void' then coalesce(t.voided_at, ${now}::timestamptz) end`;

/** Lines of a void document count no more. */
async function markVoided(ctx: CommandContext, documents: readonly Document[]): Promise<void> {
  const voided = documents.filter(({ status }) => status === 'void').map(({ id }) => id);
  if (voided.length === 0) return;
  await ctx.tx
    .update(invoiceLines)
    .set({ isVoided: true })
    .where(and(eq(invoiceLines.tenantId, ctx.tenant.id), inArray(invoiceLines.invoiceId, voided)));
}

/** The number is what all documents of the tenant wait for, so it comes last. */
async function giveNumbers(ctx: CommandContext, documents: readonly Document[]): Promise<void> {
  for (const series of ['invoice', 'credit_note'] as const) {
    const waiting = documents.filter(
      ({ kind, number, status }) => kind === series && number === null && status !== 'pending_tax',
    );
    if (waiting.length === 0) continue;
    const numbers = await nextNumbers(ctx, series, waiting.length);
    await updateRows(ctx, 'invoices', {
      columns: { number: 'text' },
      rows: waiting.map(({ id }, nth) => ({ id, number: numbers[nth] ?? null })),
    });
  }
}
