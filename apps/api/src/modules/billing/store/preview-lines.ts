import type { QueryContext } from '#lib/command/command.ts';
import { clientParty } from '#modules/clients/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { type InvoiceAmounts, type TaxTotal, taxTotals } from '../core/line-amounts.ts';
import type { LineInput } from '../input.ts';
import { computeLines } from './invoice-lines.ts';

/** What an invoice over these lines would come to today, in the order of the lines; it may be below zero. */
export async function previewLines(
  ctx: QueryContext,
  of: { clientId: string; lines: readonly LineInput[] },
): Promise<{ amounts: InvoiceAmounts; taxes: TaxTotal[] }> {
  const { country } = await clientParty(ctx, of.clientId);
  const { isTaxInclusive } = await readSettings(ctx, 'billing');
  const { amounts, taxes } = await computeLines(ctx, of.lines, { country, on: ctx.today, isTaxInclusive });
  return { amounts, taxes: taxTotals(amounts.lines.map((line, at) => ({ ...line, tax: taxes[at] ?? null }))) };
}
