import type { QueryContext } from '#lib/command/command.ts';
import type { Money } from '#lib/money/money.ts';
import { readSettings, taxRateFor } from '#modules/tenants/index.ts';
import { estimateTax, type TaxEstimate } from '../core/estimate-tax.ts';

/** Tax that an invoice of today would have for a buyer in the country. */
export async function estimateTaxFor(
  ctx: QueryContext,
  items: readonly { taxCategory: string; amount: Money }[],
  of: { country: string; currency: string },
): Promise<TaxEstimate & { isTaxInclusive: boolean }> {
  const categories = [...new Set(items.map((item) => item.taxCategory))];
  const rates = new Map(
    await Promise.all(
      categories.map(
        async (category) =>
          [category, await taxRateFor(ctx, { country: of.country, category, on: ctx.today })] as const,
      ),
    ),
  );
  const amounts = items.map(({ amount, taxCategory }) => ({ amount, tax: rates.get(taxCategory) ?? null }));
  const { isTaxInclusive } = await readSettings(ctx, 'billing');
  return { ...estimateTax(amounts, { currency: of.currency, isTaxInclusive }), isTaxInclusive };
}
