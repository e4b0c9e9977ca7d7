import type { CommandContext } from '#lib/command/command.ts';
import { subscriptionFacts } from '#modules/subscriptions/index.ts';
import { PAGES } from '../core/links.ts';
import { writeMail } from '../mails/write-mail.ts';
import { clientReaders } from './readers.ts';

/** Tells a client of a new price: the old one, the new one, its day, and until when the client can leave instead. */
export async function mailNewPrice(
  ctx: CommandContext,
  publicUrl: string,
  event: { id: string; payload: { subscriptionId: string } },
): Promise<void> {
  const sold = await subscriptionFacts(ctx, event.payload.subscriptionId);
  const { clientId, currency, planned, subscriptionId, description, recurringMinor, noticeDays } = sold;
  // Taken back before it could be told.
  if (!planned?.isPrice) return;
  const cancelBy = planned.from.subtract({ days: Math.max(noticeDays, 1) });
  for (const to of await clientReaders(ctx, clientId, ['billing']))
    await writeMail(ctx, publicUrl, {
      ...{ template: 'new_price', to, key: event.id, clientId, about: { kind: 'subscription', id: subscriptionId } },
      values: (pen) => ({
        recipient_name: to.name,
        plan: description,
        old_price: pen.money({ minor: recurringMinor, currency }),
        new_price: pen.money({ minor: planned.recurringMinor, currency }),
        effective_on: pen.day(planned.from),
        cancel_by: pen.day(cancelBy),
        account_url: pen.link(PAGES.portal()),
      }),
    });
}
