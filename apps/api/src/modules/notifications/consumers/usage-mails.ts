import type { CommandContext } from '#lib/command/command.ts';
import { capAlert } from '#modules/usage/index.ts';
import { PAGES } from '../core/links.ts';
import { type Pen, writeMail } from '../mails/write-mail.ts';
import { clientReaders } from './readers.ts';

/** A part of a spend cap is used; at the whole of it, what that means. */
export async function mailCapReached(
  ctx: CommandContext,
  publicUrl: string,
  event: { id: string; payload: { alertId: string } },
): Promise<void> {
  const alert = await capAlert(ctx, event.payload.alertId);
  const { clientId, subscriptionId, description, percent, currency, costMinor, capMinor, stops } = alert;
  for (const to of await clientReaders(ctx, clientId, ['billing'])) {
    const mail = { to, key: event.id, clientId, about: { kind: 'subscription', id: subscriptionId } };
    const values = (pen: Pen) => ({
      recipient_name: to.name,
      service_name: description,
      cost: pen.money({ minor: costMinor, currency }),
      cap: pen.money({ minor: capMinor, currency }),
      usage_url: pen.link(PAGES.usage(subscriptionId)),
    });
    if (percent < 100)
      await writeMail(ctx, publicUrl, {
        ...mail,
        template: 'usage_alert',
        values: (pen) => ({ ...values(pen), percent: `${percent}` }),
      });
    else
      await writeMail(ctx, publicUrl, { ...mail, template: stops ? 'usage_cap_stopped' : 'usage_cap_reached', values });
  }
}
