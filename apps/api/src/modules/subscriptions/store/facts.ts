import type { QueryContext } from '#lib/command/command.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { reasonTexts } from '../core/reason-texts.ts';
import { getCancellation } from './cancellations.ts';
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
  planned: { description: string; recurringMinor: bigint; from: Temporal.PlainDate; isPrice: boolean } | null;
  /** Days before the end of a term by which its contract must be cancelled. */
  noticeDays: number;
}

/** Facts of a subscription; throws `request.not_found`. */
export async function subscriptionFacts(ctx: QueryContext, subscriptionId: string): Promise<SubscriptionFacts> {
  const row = await getSubscriptionRow(ctx, subscriptionId);
  const { id, clientId, productId, description, recurringMinor, currency } = row;
  const pending = row.history?.pending;
  return {
    ...{ subscriptionId: id, clientId, productId, description, recurringMinor, currency },
    noticeDays: row.contract?.noticeDays ?? 0,
    domain: row.configuration.fields['domain'] ?? null,
    planned:
      pending?.invoiceId === null
        ? {
            description: pending.description,
            recurringMinor: BigInt(pending.recurringMinor),
            from: Temporal.PlainDate.from(pending.segment.from),
            isPrice: pending.segment.priceChangeId !== undefined,
          }
        : null,
  };
}

/** True when nothing of it runs, or will, any more. */
export async function isOver(ctx: QueryContext, subscriptionId: string): Promise<boolean> {
  const { status } = await getSubscriptionRow(ctx, subscriptionId);
  return status === 'ended' || status === 'cancelled';
}

/** A request to leave as mails tell of it. */
export interface CancellationFacts {
  subscriptionId: string;
  clientId: string;
  description: string;
  endsOn: Temporal.PlainDate;
  /** What staff wrote to the client. */
  answer: string;
  /** The chosen reason in a language, with what was said besides. */
  reasonIn(locale: string): string;
}

export async function cancellationFacts(ctx: QueryContext, cancellationId: string): Promise<CancellationFacts> {
  const asked = await getCancellation(ctx, cancellationId);
  const { description } = await getSubscriptionRow(ctx, asked.subscriptionId);
  const { reasons } = await readSettings(ctx, 'subscriptions');
  const { subscriptionId, clientId, endsOn, reasonKey, words } = asked;
  const textIn = (locale: string) =>
    reasonTexts(reasons, [locale, ctx.tenant.locale]).find(({ key }) => key === reasonKey)?.text ?? reasonKey ?? '';
  return {
    ...{ subscriptionId, clientId, description, endsOn },
    answer: asked.answer ?? '',
    reasonIn: (locale) => [textIn(locale), words].filter(Boolean).join(': '),
  };
}
