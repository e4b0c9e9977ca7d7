import type { TaxRecordKind } from '@panel1/shared-types';
import { and, eq, inArray } from 'drizzle-orm';
import { taxQuotes, taxRecords } from '#db/schema/taxation.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';

export type TaxRecordRow = typeof taxRecords.$inferSelect;

/** A line of a document as its tax record knows it: by its place, and by why its tax is what it is. */
export interface RecordedLine {
  position: number;
  taxWhy: { rule: string; inputs: Readonly<Record<string, string>> } | null;
}

/** Tells the calculator that a document was issued by its quote; nothing where tables decided. */
export async function planTaxCommit(
  ctx: CommandContext,
  of: { invoiceId: string; clientId: string; lines: readonly RecordedLine[] },
): Promise<void> {
  const quoteId = of.lines.find(({ taxWhy }) => taxWhy?.rule === 'tax_calculator')?.taxWhy?.inputs['quote'] ?? '';
  if (quoteId === '') return;
  const [quote] = await ctx.tx
    .select()
    .from(taxQuotes)
    .where(and(eq(taxQuotes.tenantId, ctx.tenant.id), eq(taxQuotes.id, quoteId)));
  if (!quote?.answer) return;
  const { pluginId, answer } = quote;
  await planRecord(ctx, { ...of, kind: 'commit', pluginId, quoteRef: answer.quoteRef });
}

/** Takes the record of a void document back as a whole. */
export async function planTaxVoid(ctx: CommandContext, of: { invoiceId: string; clientId: string }): Promise<void> {
  const commit = await recordOf(ctx, of.invoiceId, 'commit');
  if (commit !== null) await planRecord(ctx, { ...of, kind: 'void', pluginId: commit.pluginId });
}

/** What a credit note takes back of a line of an invoice. */
export interface RefundedLine {
  position: number;
  netMinor: bigint;
  taxMinor: bigint;
}

/** Takes back what a credit note does of the record of its invoice. */
export async function planTaxRefund(
  ctx: CommandContext,
  of: {
    invoiceId: string;
    noteId: string;
    clientId: string;
    isTaxInclusive: boolean;
    lines: readonly RefundedLine[];
  },
): Promise<void> {
  const commit = await recordOf(ctx, of.invoiceId, 'commit');
  if (commit === null) return;
  const { clientId, noteId: invoiceId } = of;
  const refund = {
    originalId: commit.id,
    pricesIncludeTax: of.isTaxInclusive,
    lines: of.lines.map(({ position, netMinor, taxMinor }) => ({
      ...{ lineId: `${position}`, netMinor: netMinor.toString(), taxMinor: taxMinor.toString() },
    })),
  };
  await planRecord(ctx, { clientId, invoiceId, kind: 'refund', pluginId: commit.pluginId, refund });
}

type Wanted = Pick<TaxRecordRow, 'invoiceId' | 'clientId' | 'kind' | 'pluginId'> &
  Partial<Pick<TaxRecordRow, 'quoteRef' | 'refund'>>;

async function planRecord(ctx: CommandContext, wanted: Wanted): Promise<void> {
  const { invoiceId, clientId, kind, pluginId, quoteRef = null, refund = null } = wanted;
  const [row] = await ctx.tx
    .insert(taxRecords)
    .values({
      ...{ tenantId: ctx.tenant.id, id: ctx.newId(), invoiceId, clientId, kind, pluginId, quoteRef, refund },
      ...{ status: 'planned', createdAt: ctx.now },
    })
    .onConflictDoNothing()
    .returning();
  if (!row) return;
  await ctx.planEffect({
    kind: 'taxation.tell',
    businessKey: `tax_record:${row.id}`,
    resource: { kind: 'invoice', id: invoiceId },
    clientId,
    payload: { recordId: row.id },
  });
}

export async function recordOf(
  ctx: QueryContext,
  invoiceId: string,
  kind: TaxRecordKind,
): Promise<TaxRecordRow | null> {
  const [row] = await recordsOf(ctx, [invoiceId], kind);
  return row ?? null;
}

/** What calculators know of documents. */
export async function recordsOf(
  ctx: QueryContext,
  invoiceIds: readonly string[],
  kind?: TaxRecordKind,
): Promise<TaxRecordRow[]> {
  return ctx.tx
    .select()
    .from(taxRecords)
    .where(
      and(
        ...[eq(taxRecords.tenantId, ctx.tenant.id), inArray(taxRecords.invoiceId, [...invoiceIds])],
        kind === undefined ? undefined : eq(taxRecords.kind, kind),
      ),
    );
}

export async function readRecord(ctx: QueryContext, recordId: string): Promise<TaxRecordRow | null> {
  const [row] = await ctx.tx.select().from(taxRecords).where(oneRecord(ctx, recordId));
  return row ?? null;
}

export const oneRecord = (ctx: QueryContext, id: string) =>
  and(eq(taxRecords.tenantId, ctx.tenant.id), eq(taxRecords.id, id));
