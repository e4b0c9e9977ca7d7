import type { StoredTaxExchange } from '#db/schema/billing.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { accountingCurrency, exchangeRateOn } from '#modules/tenants/index.ts';
import { type ExchangeRate, exchange } from '../core/index.ts';

/** True for a document whose tax must be stated in a second currency (Directive 2006/112/EC Art. 230). */
export const needsTaxExchange = (of: { currency: string; taxMinor: bigint; accounting: string | null }): boolean =>
  of.accounting !== null && of.accounting !== of.currency && of.taxMinor !== 0n;

/**
 * The tax of a document in the currency in which the provider owes it, at the rate of today, to be frozen on the document;
 * null where none is needed. Throws `billing.no_exchange_rate` when nobody entered a rate.
 */
export async function captureTaxExchange(
  ctx: QueryContext,
  { currency, taxMinor }: { currency: string; taxMinor: bigint },
): Promise<StoredTaxExchange | null> {
  const accounting = await accountingCurrency(ctx);
  if (accounting === null || !needsTaxExchange({ currency, taxMinor, accounting })) return null;
  const rate = await exchangeRateOn(ctx, { from: currency, to: accounting, on: ctx.today });
  if (rate === null) throw new AppError('billing.no_exchange_rate', { values: { from: currency, to: accounting } });
  return stored(rate, taxMinor);
}

/** The tax of an invoice that a paid pro forma becomes, at the rate of today; that of the pro forma where none is known. */
export async function taxExchangeWhenPaid(
  ctx: QueryContext,
  { currency, taxMinor, taxExchange }: { currency: string; taxMinor: bigint; taxExchange: StoredTaxExchange | null },
): Promise<StoredTaxExchange | null> {
  if (taxExchange === null) return null;
  const rate = await exchangeRateOn(ctx, { from: currency, to: taxExchange.to, on: ctx.today });
  return rate === null ? taxExchange : stored(rate, taxMinor);
}

/** The tax of a credit note, at the rate of the invoice that it corrects. */
export function taxExchangeOfNote(
  invoice: { currency: string; taxExchange: StoredTaxExchange | null },
  taxMinor: bigint,
): StoredTaxExchange | null {
  if (invoice.taxExchange === null) return null;
  const { to, rate, source, on } = invoice.taxExchange;
  return stored({ from: invoice.currency, to, rate, source, on: Temporal.PlainDate.from(on) }, taxMinor);
}

function stored(rate: ExchangeRate, taxMinor: bigint): StoredTaxExchange {
  const { to, rate: value, source, on } = rate;
  return { to, rate: value, source, on: on.toString(), taxMinor: exchange(taxMinor, rate).toString() };
}
