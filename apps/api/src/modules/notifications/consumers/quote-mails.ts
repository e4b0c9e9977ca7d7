import type { CommandContext } from '#lib/command/command.ts';
import { clientParty } from '#modules/clients/index.ts';
import { staffRecipients } from '#modules/identity/index.ts';
import { quoteFacts } from '#modules/ordering/index.ts';
import { PAGES } from '../core/links.ts';
import { writeMail } from '../mails/write-mail.ts';
import { clientReaders, readerOf } from './readers.ts';

interface Event {
  id: string;
  payload: { quoteId: string };
}

const aboutOf = ({ payload }: Event) => ({ kind: 'quote', id: payload.quoteId });

/** Sends a quote with the link by which it is accepted. */
export async function mailQuote(ctx: CommandContext, publicUrl: string, event: Event): Promise<void> {
  const quote = await quoteFacts(ctx, event.payload.quoteId);
  for (const to of await clientReaders(ctx, quote.clientId, ['billing']))
    await writeMail(ctx, publicUrl, {
      ...{ template: 'quote_sent', to, key: event.id, clientId: quote.clientId, about: aboutOf(event) },
      values: (pen) => ({
        ...{ recipient_name: to.name, quote_number: quote.number, intro: quote.intro },
        items: quote.items.join('\n'),
        total: pen.money({ minor: quote.totalMinor, currency: quote.currency }),
        valid_until: pen.day(quote.validUntil),
        quote_url: pen.link(PAGES.quote(quote.token)),
      }),
    });
}

/** Tells staff what a client decided. */
export async function mailQuoteDecided(
  ctx: CommandContext,
  publicUrl: string,
  event: Event & { isAccepted: boolean },
): Promise<void> {
  const { quoteId } = event.payload;
  const { clientId, number, totalMinor, currency, declineReason } = await quoteFacts(ctx, quoteId);
  const { name, company } = await clientParty(ctx, clientId);
  for (const recipient of await staffRecipients(ctx, 'quote:manage', clientId))
    await writeMail(ctx, publicUrl, {
      template: event.isAccepted ? 'staff_quote_accepted' : 'staff_quote_declined',
      ...{ to: readerOf(recipient), key: event.id, clientId: null, about: aboutOf(event) },
      values: (pen) => ({
        ...{ quote_number: number, client_name: company ?? name, reason: declineReason ?? '' },
        total: pen.money({ minor: totalMinor, currency }),
        quote_url: pen.link(PAGES.staffQuote(quoteId)),
      }),
    });
}
