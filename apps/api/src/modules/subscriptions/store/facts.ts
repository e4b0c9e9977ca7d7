import type { QueryContext } from '#lib/command/command.ts';
import { getSubscriptionRow } from './subscriptions.ts';

/** A subscription as other modules need it. */
export interface SubscriptionFacts {
  subscriptionId: string;
  clientId: string;
  productId: string;
  description: string;
  /** Price of one period, all units together, before tax as the tenant states prices. */
  recurringMinor: bigint;
  currency: string;
  domain: string | null;
  /** A change that is agreed for a later day. */
  planned: { description: string; recurringMinor: bigint; from: Temporal.PlainDate } | null;
}

/** Facts of a subscription; throws `request.not_found`. */
export async function subscriptionFacts(ctx: QueryContext, subscriptionId: string): Promise<SubscriptionFacts> {
  const row = await getSubscriptionRow(ctx, subscriptionId);
  const { id, clientId, productId, description, recurringMinor, currency } = row;
  const pending = row.history?.pending;
  return {
    ...{ subscriptionId: id, clientId, productId, description, recurringMinor, currency },
    domain: row.configuration.fields['domain'] ?? null,
    planned:
      pending?.invoiceId === null
        ? {
            description: pending.description,
            recurringMinor: BigInt(pending.recurringMinor),
            from: Temporal.PlainDate.from(pending.segment.from),
          }
        : null,
  };
}

/** True when nothing of it runs, or will, any more. */
export async function isOver(ctx: QueryContext, subscriptionId: string): Promise<boolean> {
  const { status } = await getSubscriptionRow(ctx, subscriptionId);
  return status === 'ended' || status === 'cancelled';
}
