import { done, failure } from '@panel1/plugin-sdk';
import { mails } from '#db/schema/notifications.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { defineEffect, type Effect, type EffectHandler, type EffectResult } from '#lib/effects/handler.ts';
import type { MailMessage, MailTransport } from '#lib/mail/index.ts';
import { tenantOrigin } from '#lib/tenancy/hosts.ts';
import { holdsKey } from './core/secret-mails.ts';
import { isTemplateId } from './core/template-contexts.ts';
import { senderOf } from './store/brand.ts';
import { openContent } from './store/mail-content.ts';
import { getMailRow, oneMail } from './store/mails.ts';

const DEADLINE_MS = 20_000;

export interface NotificationNeeds {
  mail: MailTransport;
  publicUrl: string;
}

type Prepared = { message: MailMessage } | { refusal: EffectResult };

/**
 * Sends a mail. No mail server can be asked what became of a message, so an unanswered try counts as not sent: the same
 * Message-ID goes out again, by which the reader's server or program drops the second.
 */
export function notificationEffects(needs: NotificationNeeds): EffectHandler[] {
  return [
    defineEffect<Prepared>({
      kind: 'notifications.send',
      deadlineMs: DEADLINE_MS,
      protection: () => 'nothing',
      prepare: (ctx, effect) => prepare(ctx, needs.publicUrl, effect),
      perform: async (prepared) => ({ result: await send(needs.mail, prepared), exchanges: [] }),
      probe: async () => ({ result: { status: 'absent' }, exchanges: [] }),
      settle: (ctx, effect, result) => settle(ctx, { effect, result, transport: needs.mail.kind }),
    }),
  ];
}

async function prepare(ctx: QueryContext, publicUrl: string, effect: Effect): Promise<Prepared | null> {
  const row = await getMailRow(ctx, effect.resourceId);
  if (row.status === 'sent') return null;
  const content = await openContent(ctx, row);
  if (!content) return { refusal: failure('permanent', 'content_gone', 'The text of the mail is not kept any more.') };
  const { from, replyTo } = await senderOf(ctx, await tenantOrigin(ctx.kernel, publicUrl, ctx.tenant.id));
  const to = { address: row.toAddress, ...(row.toName === '' ? {} : { name: row.toName }) };
  return { message: { messageId: row.messageId, from, to, ...(replyTo ? { replyTo } : {}), ...content } };
}

async function send(transport: MailTransport, prepared: Prepared): Promise<EffectResult> {
  if ('refusal' in prepared) return prepared.refusal;
  const answer = await transport.send(prepared.message);
  if (answer.accepted) return done({ providerRef: answer.providerRef ?? '' });
  const code = answer.code ?? 'mail_refused';
  const message = answer.safeMessage ?? 'The mail could not be sent.';
  return failure(answer.class === 'permanent' ? 'permanent' : 'transient', code, message);
}

async function settle(
  ctx: CommandContext,
  of: { effect: Effect; result: EffectResult; transport: MailTransport['kind'] },
): Promise<'failed' | undefined> {
  const { result, transport } = of;
  const row = await getMailRow(ctx, of.effect.resourceId);
  const change = oneMail(ctx, row.id);
  if (result.status !== 'done') {
    const failureMessage = 'safeMessage' in result ? result.safeMessage : null;
    await ctx.tx.update(mails).set({ status: 'failed', transport, failureMessage }).where(change);
    return 'failed';
  }
  const isDropped = transport === 'smtp' && isTemplateId(row.template) && holdsKey(row.template);
  await ctx.tx
    .update(mails)
    .set({
      status: 'sent',
      transport,
      sentAt: ctx.now,
      failureMessage: null,
      ...(isDropped ? { contentEncrypted: null } : {}),
    })
    .where(change);
  return undefined;
}
