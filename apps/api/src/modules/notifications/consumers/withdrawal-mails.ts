import type { CommandContext } from '#lib/command/command.ts';
import { staffRecipients } from '#modules/identity/index.ts';
import { type WithdrawalFacts, withdrawalFacts } from '#modules/withdrawals/index.ts';
import { PAGES } from '../core/links.ts';
import { type MailWish, type Pen, writeMail } from '../mails/write-mail.ts';
import { readerOf } from './readers.ts';

interface Event {
  id: string;
  payload: { withdrawalId: string };
}

/** Confirms a declaration to whoever made it, on a durable medium with its content and moment, and tells staff. */
export async function mailWithdrawalReceived(ctx: CommandContext, publicUrl: string, event: Event): Promise<void> {
  const of = await withdrawalFacts(ctx, event.payload.withdrawalId);
  const { reference, contract, remark } = of;
  await writeMail(ctx, publicUrl, {
    ...toDeclarer(of, event),
    template: 'withdrawal_received',
    values: (pen) => ({
      ...{ recipient_name: of.name, reference, declared_name: of.name, contract, remark },
      received_at: pen.moment(of.receivedAt),
    }),
  });
  for (const recipient of await staffRecipients(ctx, 'withdrawal:decide', of.clientId))
    await writeMail(ctx, publicUrl, {
      ...{ template: 'staff_withdrawal_received', to: readerOf(recipient), key: event.id, clientId: null },
      about: aboutOf(event),
      values: (pen) => ({
        ...{ reference, declared_name: of.name, email: of.email, contract },
        received_at: pen.moment(of.receivedAt),
        withdrawal_url: pen.link(PAGES.withdrawal(event.payload.withdrawalId)),
      }),
    });
}

export async function mailWithdrawalAccepted(ctx: CommandContext, publicUrl: string, event: Event): Promise<void> {
  const of = await withdrawalFacts(ctx, event.payload.withdrawalId);
  const amount = (pen: Pen, minor: bigint | null) =>
    minor === null || minor === 0n || of.currency === null ? '' : pen.money({ minor, currency: of.currency });
  await writeMail(ctx, publicUrl, {
    ...toDeclarer(of, event),
    template: 'withdrawal_accepted',
    values: (pen) => ({
      ...{ recipient_name: of.name, reference: of.reference, contract: of.contract },
      refunded: amount(pen, of.refundedMinor),
      credited: amount(pen, of.creditedMinor),
    }),
  });
}

export async function mailWithdrawalRefused(ctx: CommandContext, publicUrl: string, event: Event): Promise<void> {
  const of = await withdrawalFacts(ctx, event.payload.withdrawalId);
  await writeMail(ctx, publicUrl, {
    ...toDeclarer(of, event),
    template: 'withdrawal_refused',
    values: () => ({
      ...{ recipient_name: of.name, reference: of.reference, contract: of.contract },
      reason: of.refusal ?? '',
    }),
  });
}

const aboutOf = ({ payload }: Event) => ({ kind: 'withdrawal', id: payload.withdrawalId });

/** To the address that was named: whoever declared it need not have an account. */
function toDeclarer(
  { name, email, locale, clientId }: WithdrawalFacts,
  event: Event,
): Pick<MailWish<'withdrawal_received'>, 'to' | 'key' | 'clientId' | 'about'> {
  return { to: { userId: null, address: email, name, locale }, key: event.id, clientId, about: aboutOf(event) };
}
