import type { CommandContext } from '#lib/command/command.ts';
import { getEffect } from '#lib/effects/inspect.ts';
import { staffRecipients } from '#modules/identity/index.ts';
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

async function subjectOf(ctx: CommandContext, effect: { resourceKind: string; resourceId: string }): Promise<string> {
  if (effect.resourceKind !== 'service') return `${effect.resourceKind} ${effect.resourceId}`;
  const [service] = await serviceFacts(ctx, { serviceIds: [effect.resourceId] });
  if (!service) return effect.resourceId;
  return service.domain === null ? service.label : `${service.label}, ${service.domain}`;
}
