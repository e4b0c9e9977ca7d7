import type { CommandContext } from '#lib/command/command.ts';
import { staffRecipients } from '#modules/identity/index.ts';
import { disputeFacts } from '#modules/payments/index.ts';
import { PAGES } from '../core/links.ts';
import { writeMail } from '../mails/write-mail.ts';
import { readerOf } from './readers.ts';

interface DisputeEvent {
  id: string;
  payload: { disputeId: string };
}

/** Tells staff that a payer's bank questions a payment, and until when that can be answered. */
export async function mailDisputeOpened(ctx: CommandContext, publicUrl: string, event: DisputeEvent): Promise<void> {
  const { disputeId } = event.payload;
  const dispute = await disputeFacts(ctx, disputeId);
  for (const recipient of await staffRecipients(ctx, 'dispute:read', dispute.clientId))
    await writeMail(ctx, publicUrl, {
      template: 'staff_dispute_opened',
      to: readerOf(recipient),
      key: event.id,
      clientId: null,
      about: { kind: 'dispute', id: disputeId },
      values: (pen) => ({
        gateway: dispute.gatewayName,
        client_name: dispute.clientName,
        amount: pen.money(dispute.amount),
        reason: dispute.reason,
        answer_by: dispute.evidenceDueAt === null ? '' : pen.moment(dispute.evidenceDueAt),
        dispute_url: pen.link(PAGES.dispute(disputeId)),
      }),
    });
}

/** Tells staff how the bank decided. */
export async function mailDisputeEnded(ctx: CommandContext, publicUrl: string, event: DisputeEvent): Promise<void> {
  const { disputeId } = event.payload;
  const dispute = await disputeFacts(ctx, disputeId);
  const { status } = dispute;
  if (status !== 'won' && status !== 'lost') return;
  for (const recipient of await staffRecipients(ctx, 'dispute:read', dispute.clientId))
    await writeMail(ctx, publicUrl, {
      template: status === 'won' ? 'staff_dispute_won' : 'staff_dispute_lost',
      to: readerOf(recipient),
      key: event.id,
      clientId: null,
      about: { kind: 'dispute', id: disputeId },
      values: (pen) => ({
        gateway: dispute.gatewayName,
        client_name: dispute.clientName,
        amount: pen.money(dispute.amount),
        dispute_url: pen.link(PAGES.dispute(disputeId)),
      }),
    });
}
