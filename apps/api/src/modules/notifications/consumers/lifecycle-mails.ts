import type { CommandContext } from '#lib/command/command.ts';
import { clientParty } from '#modules/clients/index.ts';
import { staffRecipients } from '#modules/identity/index.ts';
import { cancellationFacts, nextRenewalOf, subscriptionFacts } from '#modules/subscriptions/index.ts';
import { PAGES } from '../core/links.ts';
import { writeMail } from '../mails/write-mail.ts';
import { clientReaders, readerOf } from './readers.ts';

const aboutOf = (id: string) => ({ kind: 'subscription', id });

/** Tells a client that a subscription renews, and until when that can be refused. */
export async function mailRenewalNear(
  ctx: CommandContext,
  publicUrl: string,
  event: { id: string; payload: { subscriptionId: string; on: string; cancelBy: string } },
): Promise<void> {
  const { subscriptionId, on, cancelBy } = event.payload;
  const sold = await subscriptionFacts(ctx, subscriptionId);
  const { clientId, currency, planned } = sold;
  const { description, recurringMinor } = planned?.isPrice === false ? planned : sold;
  const renewal = await nextRenewalOf(ctx, subscriptionId);
  for (const to of await clientReaders(ctx, clientId, ['billing']))
    await writeMail(ctx, publicUrl, {
      ...{ template: 'renewal_notice', to, key: event.id, clientId, about: aboutOf(subscriptionId) },
      values: (pen) => ({
        recipient_name: to.name,
        plan: description,
        price: pen.money({ minor: renewal?.amountMinor ?? recurringMinor, currency }),
        renews_on: pen.day(Temporal.PlainDate.from(on)),
        cancel_by: pen.day(Temporal.PlainDate.from(cancelBy)),
        account_url: pen.link(PAGES.portal()),
      }),
    });
}

/** Tells staff who answer such things that a client wants to leave. */
export async function mailCancellationAsked(
  ctx: CommandContext,
  publicUrl: string,
  event: { id: string; payload: { cancellationId: string } },
): Promise<void> {
  const asked = await cancellationFacts(ctx, event.payload.cancellationId);
  const { name } = await clientParty(ctx, asked.clientId);
  for (const recipient of await staffRecipients(ctx, 'subscription:cancel', asked.clientId)) {
    const to = readerOf(recipient);
    await writeMail(ctx, publicUrl, {
      ...{ template: 'staff_cancellation_asked', to, key: event.id, clientId: null },
      about: aboutOf(asked.subscriptionId),
      values: (pen) => ({
        client_name: name,
        plan: asked.description,
        reason: asked.reasonIn(pen.locale),
        ends_on: pen.day(asked.endsOn),
        cancellations_url: pen.link(PAGES.cancellations()),
      }),
    });
  }
}

/** Tells a client that a request to leave was declined, and why. */
export async function mailCancellationDeclined(
  ctx: CommandContext,
  publicUrl: string,
  event: { id: string; payload: { cancellationId: string } },
): Promise<void> {
  const { clientId, subscriptionId, description, answer } = await cancellationFacts(ctx, event.payload.cancellationId);
  for (const to of await clientReaders(ctx, clientId, ['owner']))
    await writeMail(ctx, publicUrl, {
      ...{ template: 'cancellation_declined', to, key: event.id, clientId, about: aboutOf(subscriptionId) },
      values: (pen) => ({
        recipient_name: to.name,
        plan: description,
        answer,
        account_url: pen.link(PAGES.portal()),
      }),
    });
}
