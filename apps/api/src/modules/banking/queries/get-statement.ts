import { BANK_LINE_STATUSES, id, page } from '@panel1/shared-types';
import { and, asc, count, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { bankLines } from '#db/schema/banking.ts';
import { defineQuery } from '#lib/command/define.ts';
import { clientNames } from '#modules/clients/index.ts';
import { certainMatch, type Match, type OpenInvoice } from '../core/match.ts';
import { getStatementRow, type LineRow } from '../store/statements.ts';
import { suggestionsFor } from '../store/suggestions.ts';
import { statementView } from './list-statements.ts';

export const getStatement = defineQuery({
  name: 'banking.get_statement',
  permission: 'payment:record',
  input: z.strictObject({ statementId: id() }),
  example: (of) => ({ statementId: of('bank_statement') }),
  run: async (ctx, { statementId }) => statementView(await getStatementRow(ctx, statementId)),
});

/** The lines of a statement in the bank's order; open ones with what they may be for, the best first. */
export const listLines = defineQuery({
  name: 'banking.list_lines',
  permission: 'payment:record',
  input: z.strictObject({
    statementId: id(),
    ...page,
    filter: z.optional(z.strictObject({ status: z.optional(z.enum(BANK_LINE_STATUSES)) })),
  }),
  example: (of) => ({ statementId: of('bank_statement') }),
  async run(ctx, { statementId, limit, offset, filter = {} }) {
    await getStatementRow(ctx, statementId);
    const where = and(
      eq(bankLines.tenantId, ctx.tenant.id),
      eq(bankLines.statementId, statementId),
      filter.status === undefined ? undefined : eq(bankLines.status, filter.status),
    );
    const rows = await ctx.tx
      .select()
      .from(bankLines)
      .where(where)
      .orderBy(asc(bankLines.position))
      .limit(limit)
      .offset(offset);
    const [{ total } = { total: 0 }] = await ctx.tx.select({ total: count() }).from(bankLines).where(where);
    const { matches, invoices } = await suggestionsFor(ctx, rows);
    const clientIds = [...matches.values()].flat().map(({ clientId }) => clientId);
    const booked = rows.flatMap(({ clientId }) => clientId ?? []);
    const names = await clientNames(ctx, [...clientIds, ...booked]);
    return {
      rows: rows.map((row) => lineView(row, { found: matches.get(row.id) ?? [], invoices, names })),
      total,
    };
  },
});

interface Known {
  found: readonly Match[];
  invoices: ReadonlyMap<string, OpenInvoice>;
  names: ReadonlyMap<string, string>;
}

function lineView(row: LineRow, { found, invoices, names }: Known) {
  const certain = certainMatch(found);
  return {
    id: row.id,
    bookedOn: row.bookedOn.toString(),
    amount: { amountMinor: row.amountMinor.toString(), currency: row.currency },
    counterpartyName: row.counterpartyName,
    counterpartyAccount: row.counterpartyAccount,
    remittance: row.remittance,
    status: row.status,
    clientId: row.clientId,
    clientName: row.clientId === null ? null : (names.get(row.clientId) ?? null),
    paymentId: row.paymentId,
    match: row.match,
    ignoredReason: row.ignoredReason,
    decidedByName: row.decidedByName,
    decidedAt: row.decidedAt?.toString() ?? null,
    suggestions: found.map((match) => ({
      clientId: match.clientId,
      clientName: names.get(match.clientId) ?? '',
      invoices: match.invoiceIds.map((invoiceId) => ({ invoiceId, number: invoices.get(invoiceId)?.number ?? null })),
      reference: match.reference,
      score: match.score,
      reasons: [...match.reasons],
      isCertain: match === certain,
    })),
  };
}
