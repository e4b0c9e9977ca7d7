import type { QueryContext } from '#lib/command/command.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { type InvoiceAmounts, type TaxTotal, taxTotals } from '../core/line-amounts.ts';
import type { BilledLine } from '../input.ts';
import { computeLines } from './compute-lines.ts';
import { taxedAmounts } from './invoice-lines.ts';

/** What an invoice over these lines would come to today, less discounts, in the order of the lines; it may be below zero. */
export async function previewLines(
  ctx: QueryContext,
  of: { clientId: string; currency: string; lines: readonly BilledLine[] },
): Promise<{ amounts: InvoiceAmounts; taxes: TaxTotal[]; discountMinor: bigint[] }> {
  const { isTaxInclusive } = await readSettings(ctx, 'billing');
  const { clientId, currency, lines } = of;
  const taxed = await computeLines(ctx, lines, { clientId, currency, on: ctx.today, isTaxInclusive });
  const { discountMinor } = taxed.discounted;
  return { amounts: taxed.amounts, taxes: taxTotals(taxedAmounts(taxed)), discountMinor };
}
