import type { QueryContext } from '#lib/command/command.ts';
import type { BillingAccount, Policy } from '#modules/billing/core/index.ts';
import { previewLines } from '#modules/billing/index.ts';
import { foreseeUsage } from '#modules/usage/index.ts';
import type { Foreseen } from '../core/foresee.ts';

/**
 * The invoices of usage that clients will get, and their payments: estimates, with today's coupons and taxes. Answers them
 * by client.
 */
export async function foreseenUsage(
  ctx: QueryContext,
  accounts: readonly BillingAccount[],
  of: { until: Temporal.PlainDate; everybodyPays: boolean; policyOf(currency: string): Promise<Policy> },
): Promise<Map<string, Foreseen[]>> {
  const found = await foreseeUsage(ctx, { clientIds: accounts.map(({ client }) => client.id), until: of.until });
  const events = new Map<string, Foreseen[]>();
  for (const { client } of accounts) {
    const mine = found.filter(({ clientId, currency }) => clientId === client.id && currency === client.currency);
    const own: Foreseen[] = [];
    for (const [day, together] of Map.groupBy(mine, ({ on }) => on.toString())) {
      const lines = together.flatMap((one) => one.lines);
      const { amounts } = await previewLines(ctx, { clientId: client.id, currency: client.currency, lines });
      const { termDays } = await of.policyOf(client.currency);
      const on = Temporal.PlainDate.from(day);
      const amountMinor = amounts.totalMinor;
      if (amountMinor <= 0n) continue;
      const about = [...new Set(together.map(({ description }) => description))].join(', ');
      own.push({ on, what: 'usage', amountMinor, about, isEstimate: true });
      const paidOn = client.method !== null ? on : of.everybodyPays ? on.add({ days: termDays }) : null;
      if (paidOn !== null && Temporal.PlainDate.compare(paidOn, of.until) <= 0)
        own.push({ on: paidOn, what: 'payment', amountMinor, about: '', isEstimate: true });
    }
    events.set(client.id, own);
  }
  return events;
}
