import type { CommandContext } from '#lib/command/command.ts';
import { orderFacts } from '#modules/ordering/index.ts';
import { PAGES } from '../core/links.ts';
import { writeMail } from '../mails/write-mail.ts';
import { clientReaders } from './readers.ts';

/** Thanks for an order. */
export async function mailOrderReceived(
  ctx: CommandContext,
  publicUrl: string,
  event: { id: string; payload: { orderId: string } },
): Promise<void> {
  const { orderId } = event.payload;
  const order = await orderFacts(ctx, orderId);
  for (const to of await clientReaders(ctx, order.clientId, ['billing']))
    await writeMail(ctx, publicUrl, {
      template: 'order_received',
      to,
      key: event.id,
      clientId: order.clientId,
      about: { kind: 'order', id: orderId },
      values: (pen) => ({
        recipient_name: to.name,
        order_number: order.number,
        ordered_at: pen.moment(order.createdAt),
        items: order.items.join('\n'),
        total: pen.money({ minor: order.totalMinor, currency: order.currency }),
        order_url: pen.link(PAGES.orders()),
      }),
    });
}
