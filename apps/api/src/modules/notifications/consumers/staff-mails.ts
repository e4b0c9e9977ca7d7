import type { CommandContext } from '#lib/command/command.ts';
import { getEffect } from '#lib/effects/inspect.ts';
import { getDelivery } from '#lib/outbox/inspect.ts';
import { staffRecipients } from '#modules/identity/index.ts';
import { noticeFacts } from '#modules/payments/index.ts';
import { serviceFacts } from '#modules/provisioning/index.ts';
import { effectName } from '../core/effect-names.ts';
import { PAGES } from '../core/links.ts';
import { writeMail } from '../mails/write-mail.ts';
import { readerOf } from './readers.ts';

/** Tells staff who look after such things that a call to the outside has stopped. */
export async function mailParked(
  ctx: CommandContext,
  publicUrl: string,
  event: { id: string; payload: { effectId: string }; occurredAt: Temporal.Instant },
): Promise<void> {
  const effect = await getEffect(ctx, event.payload.effectId);
  // An alert about mail that cannot be sent would be one more of them.
  if (effect.kind === 'notifications.send') return;
  // The notice that led to the call is parked with it, and has an alert of its own.
  if (effect.resourceKind === 'gateway_notice') return;
  const subject = await subjectOf(ctx, effect);
  for (const recipient of await staffRecipients(ctx, 'effect:read', effect.clientId))
    await writeMail(ctx, publicUrl, {
      template: 'staff_effect_parked',
      to: readerOf(recipient),
      key: event.id,
      clientId: null,
      about: { kind: 'effect', id: effect.effectId },
      values: (pen) => ({
        effect_kind: effectName(effect.kind, pen.locale),
        subject_label: subject,
        attempts: String(effect.attempts),
        last_error: effect.message ?? effect.code ?? '',
        parked_at: pen.moment(event.occurredAt),
        effect_url: pen.link(PAGES.job(effect.effectId)),
      }),
    });
}

/** Tells staff who deal with gateways that one sent something for a person: a dispute, or what could not be followed. */
export async function mailNoticeParked(
  ctx: CommandContext,
  publicUrl: string,
  event: { id: string; payload: { noticeId: string } },
): Promise<void> {
  const { noticeId } = event.payload;
  const notice = await noticeFacts(ctx, noticeId);
  for (const recipient of await staffRecipients(ctx, 'gateway_notice:read', null))
    await writeMail(ctx, publicUrl, {
      template: 'staff_notice_parked',
      to: readerOf(recipient),
      key: event.id,
      clientId: null,
      about: { kind: 'gateway_notice', id: noticeId },
      values: (pen) => ({
        gateway: notice.gatewayName,
        notice_kind: notice.kind,
        client_name: notice.clientName,
        amount: notice.amount ? pen.money(notice.amount) : '',
        reason: notice.reason,
        received_at: pen.moment(notice.receivedAt),
        notice_url: pen.link(PAGES.gatewayNotice(noticeId)),
      }),
    });
}

/** Tells staff that a part of the panel gave an event up. */
export async function mailDeliveryDead(
  ctx: CommandContext,
  publicUrl: string,
  event: { id: string; payload: { eventId: string; consumer: string } },
): Promise<void> {
  const { eventId } = event.payload;
  const delivery = await getDelivery(ctx, event.payload);
  for (const recipient of await staffRecipients(ctx, 'effect:read', null))
    await writeMail(ctx, publicUrl, {
      template: 'staff_delivery_dead',
      to: readerOf(recipient),
      key: event.id,
      clientId: null,
      about: { kind: 'event', id: eventId },
      values: (pen) => ({
        consumer: delivery.consumer,
        event_name: delivery.event,
        attempts: String(delivery.attempts),
        reason: delivery.reason ?? '',
        occurred_at: pen.moment(Temporal.Instant.from(delivery.occurredAt)),
        deliveries_url: pen.link(PAGES.deliveries()),
      }),
    });
}

async function subjectOf(ctx: CommandContext, effect: { resourceKind: string; resourceId: string }): Promise<string> {
  if (effect.resourceKind !== 'service') return `${effect.resourceKind} ${effect.resourceId}`;
  const [service] = await serviceFacts(ctx, { serviceIds: [effect.resourceId] });
  if (!service) return effect.resourceId;
  return service.domain === null ? service.label : `${service.label}, ${service.domain}`;
}
