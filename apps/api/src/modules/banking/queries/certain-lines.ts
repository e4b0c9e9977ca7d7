import { id } from '@panel1/shared-types';
import { and, asc, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { bankLines } from '#db/schema/banking.ts';
import { defineQuery } from '#lib/command/define.ts';
import { certainMatch } from '../core/match.ts';
import { getStatementRow } from '../store/statements.ts';
import { suggestionsFor } from '../store/suggestions.ts';

const MAX_LINES = 500;

/** The open lines of a statement whose match is certain now. Of two that want the same invoice neither is. */
export const certainLines = defineQuery({
  name: 'banking.certain_lines',
  permission: 'payment:record',
  input: z.strictObject({ statementId: id() }),
  example: (of) => ({ statementId: of('bank_statement') }),
  async run(ctx, { statementId }) {
    await getStatementRow(ctx, statementId);
    const lines = await ctx.tx
      .select()
      .from(bankLines)
      .where(
        and(
          eq(bankLines.tenantId, ctx.tenant.id),
          eq(bankLines.statementId, statementId),
          eq(bankLines.status, 'open'),
        ),
      )
      .orderBy(asc(bankLines.position))
      .limit(MAX_LINES);
    const { matches } = await suggestionsFor(ctx, lines);
    const certain = lines.flatMap(({ id: lineId }) => {
      const match = certainMatch(matches.get(lineId) ?? []);
      return match === null ? [] : [{ lineId, invoiceIds: [...match.invoiceIds], reference: match.reference }];
    });
    const wanted = Map.groupBy(
      certain.flatMap(({ invoiceIds }) => invoiceIds),
      (invoiceId) => invoiceId,
    );
    return { rows: certain.filter(({ invoiceIds }) => invoiceIds.every((one) => wanted.get(one)?.length === 1)) };
  },
});
