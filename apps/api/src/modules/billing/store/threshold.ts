import type { CommandContext } from '#lib/command/command.ts';
import { countThresholdSale, thresholdTotals } from '#modules/tenants/index.ts';
import { OSS_THRESHOLD_MINOR } from '../core/index.ts';
import type { InvoiceLineRow } from './invoice-lines.ts';
import type { ClientTaxTerms } from './tax-terms.ts';

interface SoldLine {
  rule: string | undefined;
  netMinor: bigint;
}

/** Sales to consumers in other member states, which are what the threshold counts. */
const COUNTED: ReadonlySet<string | undefined> = new Set(['under_threshold', 'one_stop_shop']);

export const countedMinor = (lines: readonly SoldLine[]) =>
  lines.filter(({ rule }) => COUNTED.has(rule)).reduce((sum, { netMinor }) => sum + netMinor, 0n);

/**
 * Counts an invoice that is being issued. The sale that crosses the threshold is taxed where the consumer is: `computed`
 * is then made again without it. The law counts in euros, so invoices in other currencies are left out here and entered
 * in the settings.
 */
export async function countIssued<T extends { sold: readonly SoldLine[] }>(
  ctx: CommandContext,
  of: { terms: ClientTaxTerms; currency: string; compute: (terms: ClientTaxTerms) => Promise<T> },
): Promise<T> {
  const first = await of.compute(of.terms);
  const netMinor = countedMinor(first.sold);
  const { year } = ctx.today;
  if (netMinor === 0n || of.currency !== 'EUR') return first;
  await countThresholdSale(ctx, { year, netMinor });
  if (!of.terms.seller.isUnderThreshold) return first;
  const { thisYearMinor } = await thresholdTotals(ctx);
  if (thisYearMinor <= OSS_THRESHOLD_MINOR) return first;
  const again = await of.compute({ ...of.terms, seller: { ...of.terms.seller, isUnderThreshold: false } });
  const changed = countedMinor(again.sold) - netMinor;
  if (changed !== 0n) await countThresholdSale(ctx, { year, netMinor: changed });
  return again;
}

/** Counts an invoice whose taxes stand already. */
export async function countSold(
  ctx: CommandContext,
  of: { currency: string; lines: readonly InvoiceLineRow[] },
): Promise<void> {
  const netMinor = countedMinor(of.lines.map(({ taxWhy, netMinor }) => ({ rule: taxWhy?.rule, netMinor })));
  if (netMinor === 0n || of.currency !== 'EUR') return;
  await countThresholdSale(ctx, { year: ctx.today.year, netMinor });
}

/** Takes a voided invoice back out of the year in which it was issued. */
export async function countVoided(
  ctx: CommandContext,
  of: { currency: string; issuedOn: Temporal.PlainDate | null; lines: readonly InvoiceLineRow[] },
): Promise<void> {
  const netMinor = countedMinor(of.lines.map(({ taxWhy, netMinor }) => ({ rule: taxWhy?.rule, netMinor })));
  if (netMinor === 0n || of.currency !== 'EUR' || of.issuedOn === null) return;
  await countThresholdSale(ctx, { year: of.issuedOn.year, netMinor: -netMinor });
}
