import type { QueryContext } from '#lib/command/command.ts';
import type { RedemptionRow } from './redemptions.ts';

/** What a client redeemed, as it is shown: with what is left of it. */
export function redemptionView(_ctx: QueryContext, row: RedemptionRow) {
  const { terms, uses } = row;
  const currency = terms?.currency ?? '';
  const saved = uses.reduce((sum, { use }) => sum + BigInt(use.amountMinor), 0n);
  return {
    redemptionId: row.id,
    clientId: row.clientId,
    couponId: row.couponId,
    code: row.code,
    name: terms?.name ?? '',
    kind: terms?.kind ?? ('percent' as const),
    rate: terms?.rate ?? null,
    amount: terms?.amountMinor == null ? null : { amountMinor: terms.amountMinor, currency },
    duration: terms?.duration ?? ('once' as const),
    periods: terms?.periods ?? null,
    /** Null: all of the client's. */
    subscriptionIds: row.subscriptionIds,
    invoiceId: row.invoiceId,
    redeemedAt: row.redeemedAt.toString(),
    redeemedByName: row.redeemedByName,
    saved: { amountMinor: saved.toString(), currency },
    /** Periods in which it was used, of the subscription that used it most. */
    used: uses.reduce((most, { use }) => Math.max(most, use.slot + 1), 0),
    state:
      row.endedAt === null ? (row.isSpent ? ('spent' as const) : ('active' as const)) : (row.endedAs ?? 'taken_off'),
    endReason: row.endReason,
  };
}
