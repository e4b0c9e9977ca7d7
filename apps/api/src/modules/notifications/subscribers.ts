import { mails } from '#db/schema/notifications.ts';
import { getEffect } from '#lib/effects/inspect.ts';
import { type Consumer, defineConsumer } from '#lib/outbox/subscriber.ts';
import {
  mailInvitation,
  mailPasswordChanged,
  mailPasswordReset,
  mailSessionsRevoked,
  mailVerification,
} from './consumers/account-mails.ts';
import {
  mailCreditNoteIssued,
  mailDocumentIssued,
  mailPaymentFailed,
  mailPaymentReceived,
} from './consumers/billing-mails.ts';
import { mailCreditExpiring } from './consumers/credit-mails.ts';
import { mailDisputeEnded, mailDisputeOpened } from './consumers/dispute-mails.ts';
import { mailReminder } from './consumers/dunning-mails.ts';
import { mailCancellationAsked, mailCancellationDeclined, mailRenewalNear } from './consumers/lifecycle-mails.ts';
import { mailOrderReceived } from './consumers/order-mails.ts';
import { mailPlanChanged } from './consumers/plan-mails.ts';
import { mailNewPrice } from './consumers/price-mails.ts';
import { mailQuote, mailQuoteDecided } from './consumers/quote-mails.ts';
import {
  mailServiceReady,
  mailServiceSuspended,
  mailServiceTerminated,
  mailServiceUnsuspended,
} from './consumers/service-mails.ts';
import { mailDeliveryDead, mailNoticeParked, mailParked } from './consumers/staff-mails.ts';
import { mailRenewalsStopped } from './consumers/stop-mails.ts';
import { mailCapReached } from './consumers/usage-mails.ts';
import { mailWithdrawalAccepted, mailWithdrawalReceived, mailWithdrawalRefused } from './consumers/withdrawal-mails.ts';
import { oneMail } from './store/mails.ts';

/** Which mail follows which event. `publicUrl`: the instance's own address, for tenants without a host. */
export function notificationsConsumer({ publicUrl }: { publicUrl: string }): Consumer {
  return defineConsumer('notifications', {
    'user.verification_requested': (ctx, event) => mailVerification(ctx, publicUrl, event),
    'user.password_reset_requested': (ctx, event) => mailPasswordReset(ctx, publicUrl, event),
    'user.invited': (ctx, event) => mailInvitation(ctx, publicUrl, event),
    'user.password_changed': (ctx, event) => mailPasswordChanged(ctx, publicUrl, event),
    'user.sessions_revoked': (ctx, event) => mailSessionsRevoked(ctx, publicUrl, event),
    'order.placed': (ctx, event) => mailOrderReceived(ctx, publicUrl, event),
    'invoice.issued': (ctx, event) => mailDocumentIssued(ctx, publicUrl, event),
    'invoice.reminded': (ctx, event) => mailReminder(ctx, publicUrl, event),
    'credit_note.issued': (ctx, event) => mailCreditNoteIssued(ctx, publicUrl, event),
    'payment.succeeded': (ctx, event) => mailPaymentReceived(ctx, publicUrl, event),
    'credit.expiring': (ctx, event) => mailCreditExpiring(ctx, publicUrl, event),
    'usage.cap_reached': (ctx, event) => mailCapReached(ctx, publicUrl, event),
    'payment.failed': (ctx, event) => mailPaymentFailed(ctx, publicUrl, event),
    'subscription.changed': (ctx, event) => mailPlanChanged(ctx, publicUrl, event),
    'subscription.change_planned': (ctx, event) => mailPlanChanged(ctx, publicUrl, event),
    'subscription.price_announced': (ctx, event) => mailNewPrice(ctx, publicUrl, event),
    'subscription.renewal_near': (ctx, event) => mailRenewalNear(ctx, publicUrl, event),
    'subscription.cancellation_asked': (ctx, event) => mailCancellationAsked(ctx, publicUrl, event),
    'subscription.cancellation_declined': (ctx, event) => mailCancellationDeclined(ctx, publicUrl, event),
    'service.activated': (ctx, event) => mailServiceReady(ctx, publicUrl, event),
    'service.suspended': (ctx, event) => mailServiceSuspended(ctx, publicUrl, event),
    'service.unsuspended': (ctx, event) => mailServiceUnsuspended(ctx, publicUrl, event),
    'service.terminated': (ctx, event) => mailServiceTerminated(ctx, publicUrl, event),
    'quote.sent': (ctx, event) => mailQuote(ctx, publicUrl, event),
    'quote.accepted': (ctx, event) => mailQuoteDecided(ctx, publicUrl, { ...event, isAccepted: true }),
    'quote.declined': (ctx, event) => mailQuoteDecided(ctx, publicUrl, { ...event, isAccepted: false }),
    'withdrawal.received': (ctx, event) => mailWithdrawalReceived(ctx, publicUrl, event),
    'withdrawal.accepted': (ctx, event) => mailWithdrawalAccepted(ctx, publicUrl, event),
    'withdrawal.refused': (ctx, event) => mailWithdrawalRefused(ctx, publicUrl, event),
    'effect.parked': (ctx, event) => mailParked(ctx, publicUrl, event),
    'dispute.opened': (ctx, event) => mailDisputeOpened(ctx, publicUrl, event),
    'dispute.ended': (ctx, event) => mailDisputeEnded(ctx, publicUrl, event),
    'gateway_notice.parked': (ctx, event) => mailNoticeParked(ctx, publicUrl, event),
    'renewals.stopped': (ctx, event) => mailRenewalsStopped(ctx, publicUrl, event),
    'delivery.dead': (ctx, event) => mailDeliveryDead(ctx, publicUrl, event),
    // A person closed the sending of a mail: the log says the same.
    'effect.resolved': async (ctx, event) => {
      const { kind, state, resourceId } = await getEffect(ctx, event.payload.effectId);
      if (kind !== 'notifications.send') return;
      const status = state === 'succeeded' ? 'sent' : 'failed';
      await ctx.tx.update(mails).set({ status }).where(oneMail(ctx, resourceId));
    },
  });
}
