import type { CommandContext } from '#lib/command/command.ts';
import { subscriptionFacts } from '#modules/subscriptions/index.ts';
import { PAGES } from '../core/links.ts';
import { writeMail } from '../mails/write-mail.ts';
import { clientReaders } from './readers.ts';

/** Tells of a change of plan: that it is in force, or from which day it will be. */
export async function mailPlanChanged(
  ctx: CommandContext,
  publicUrl: string,
  event: { id: string; payload: { subscriptionId: string } },
): Promise<void> {
  const sold = await subscriptionFacts(ctx, event.payload.subscriptionId);
  const { clientId, currency, planned, subscriptionId } = sold;
  const { description, recurringMinor, from } = planned?.isPrice === false ? planned : { ...sold, from: ctx.today };
  for (const to of await clientReaders(ctx, clientId, ['billing']))
    await writeMail(ctx, publicUrl, {
      template: 'plan_changed',
      to,
      key: event.id,
      clientId,
      about: { kind: 'subscription', id: subscriptionId },
      values: (pen) => ({
        recipient_name: to.name,
        plan: description,
        price: pen.money({ minor: recurringMinor, currency }),
        effective_on: pen.day(from),
        account_url: pen.link(PAGES.portal()),
      }),
    });
}
