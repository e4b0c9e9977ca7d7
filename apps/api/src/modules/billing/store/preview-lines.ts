import type { QueryContext } from '#lib/command/command.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { type InvoiceAmounts, type TaxTotal, taxTotals } from '../core/line-amounts.ts';
import type { LineInput } from '../input.ts';
import { computeLines, taxedAmounts } from './invoice-lines.ts';

/** What an invoice over these lines would come to today, in the order of the lines; it may be below zero. */
export async function previewLines(
  ctx: QueryContext,
  of: { clientId: string; lines: readonly LineInput[] },
): Promise<{ amounts: InvoiceAmounts; taxes: TaxTotal[] }> {
  const { isTaxInclusive } = await readSettings(ctx, 'billing');
  const taxed = await computeLines(ctx, of.lines, { clientId: of.clientId, on: ctx.today, isTaxInclusive });
  return { amounts: taxed.amounts, taxes: taxTotals(taxedAmounts(taxed)) };
}
