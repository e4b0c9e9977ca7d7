import type { CommandContext } from '#lib/command/command.ts';
import { creditBalance, expiringWith } from '#modules/billing/index.ts';
import { paymentFacts } from '#modules/payments/index.ts';
import { PAGES } from '../core/links.ts';
import { writeMail } from '../mails/write-mail.ts';
import { clientReaders } from './readers.ts';

/** The receipt of a top-up, with the credit that the client has now. */
export async function mailCreditBought(
  ctx: CommandContext,
  publicUrl: string,
  event: { id: string; payload: { paymentId: string } },
): Promise<void> {
  const { paymentId } = event.payload;
  const { clientId, currency, amountMinor, methodLabel, settledAt } = await paymentFacts(ctx, paymentId);
  const balance = await creditBalance(ctx, { clientId, currency });
  for (const to of await clientReaders(ctx, clientId, ['billing']))
    await writeMail(ctx, publicUrl, {
      template: 'credit_bought',
      to,
      key: event.id,
      clientId,
      about: { kind: 'payment', id: paymentId },
      values: (pen) => ({
        recipient_name: to.name,
        amount: pen.money({ minor: amountMinor, currency }),
        method: methodLabel,
        paid_at: settledAt === null ? '' : pen.moment(settledAt),
        balance: pen.money({ minor: balance, currency }),
        wallet_url: pen.link(PAGES.wallet()),
      }),
    });
}

/** Credit is gone in some days; what was spent meanwhile is not worth a mail. */
export async function mailCreditExpiring(
  ctx: CommandContext,
  publicUrl: string,
  event: { id: string; payload: { fundId: string } },
): Promise<void> {
  const expiring = await expiringWith(ctx, event.payload.fundId);
  if (!expiring) return;
  const { clientId, currency, amountMinor, expiresOn } = expiring;
  for (const to of await clientReaders(ctx, clientId, ['billing']))
    await writeMail(ctx, publicUrl, {
      template: 'credit_expiring',
      to,
      key: event.id,
      clientId,
      about: { kind: 'client', id: clientId },
      values: (pen) => ({
        recipient_name: to.name,
        amount: pen.money({ minor: amountMinor, currency }),
        expires_on: pen.day(expiresOn),
        wallet_url: pen.link(PAGES.wallet()),
      }),
    });
}
