import { currencyExponent } from '@panel1/shared-types';
import type { CommandContext } from '#lib/command/command.ts';
import { largestOfLate } from '#modules/billing/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { isFarAbove } from '../core/safety.ts';
import { askAboutInvoice } from '../store/stops.ts';

/** An invoice that the daily run would make, or has made in this transaction. */
export interface WouldBe {
  clientId: string;
  currency: string;
  totalMinor: bigint;
  /** Most periods of one subscription on it: several after a downtime, which is no reason to ask again. */
  periods: number;
  subscriptionIds: string[];
  invoiceId?: string;
}

/** One that is far above what its client was billed of late, which is at most `usualMinor`. */
export interface FarAbove extends WouldBe {
  usualMinor: bigint;
}

/** Which of these amounts are far above their client's history. Only large ones are looked up. */
export async function farAbove<W extends WouldBe>(ctx: CommandContext, all: readonly W[]): Promise<(W & FarAbove)[]> {
  const { amountFactor: factor, amountLeast } = await readSettings(ctx, 'safety');
  const least = (currency: string) => BigInt(amountLeast) * 10n ** BigInt(currencyExponent(currency));
  const large = all.filter(({ totalMinor, currency }) => totalMinor >= least(currency));
  if (large.length === 0) return [];
  const largest = await largestOfLate(ctx, {
    clientIds: large.map(({ clientId }) => clientId),
    except: large.flatMap(({ invoiceId }) => invoiceId ?? []),
  });
  return large.flatMap((one) => {
    const usualMinor = largest.get(`${one.clientId} ${one.currency}`) ?? null;
    const aPeriod = one.totalMinor / BigInt(Math.max(1, one.periods));
    const isFar = isFarAbove(aPeriod, usualMinor, { factor, leastMinor: least(one.currency) });
    return isFar && usualMinor !== null ? [{ ...one, usualMinor }] : [];
  });
}

/** Holds invoices until staff say that their amounts are meant. */
export async function askAbout(ctx: CommandContext, held: readonly FarAbove[]): Promise<void> {
  for (const { clientId, currency, totalMinor, usualMinor, subscriptionIds } of held)
    await askAboutInvoice(ctx, {
      ...{ clientId, currency },
      facts: { totalMinor: totalMinor.toString(), usualMinor: usualMinor.toString(), subscriptionIds },
    });
}
