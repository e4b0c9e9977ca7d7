import type { CommandContext } from '#lib/command/command.ts';
import { TemplateError } from '#lib/mail/index.ts';
import { tenantOrigin } from '#lib/tenancy/hosts.ts';
import { type MailWriter, mailWriter } from '../core/mail-writer.ts';
import type { TemplateContext, TemplateId } from '../core/template-contexts.ts';
import { senderOf } from '../store/brand.ts';
import { insertMail } from '../store/mails.ts';
import { wordingFor } from '../store/template-texts.ts';
import { type MailRequest, type RenderedMail, renderMail } from './render-mail.ts';

/** Whom a mail is for. */
export interface Reader {
  userId: string | null;
  address: string;
  name: string;
  locale: string;
}

/** What the values of a mail are written with. */
export interface Pen extends MailWriter {
  /** The full address of a page of the panel, at the provider's own host. */
  link(path: string): string;
  locale: string;
}

export interface MailWish<T extends TemplateId> {
  template: T;
  to: Reader;
  /** Says when two wishes are the same mail; the reader's address is added. */
  key: string;
  clientId: string | null;
  about: { kind: string; id: string } | null;
  values(pen: Pen): TemplateContext<T>;
}

/**
 * Writes a mail in the reader's language and plans its sending. Links lead to the tenant's primary host, never to what
 * a request claimed. A wording of the tenant's that no longer works gives way to ours.
 */
export async function writeMail<T extends TemplateId>(
  ctx: CommandContext,
  publicUrl: string,
  wish: MailWish<T>,
): Promise<void> {
  const { template, to } = wish;
  const origin = await tenantOrigin(ctx.kernel, publicUrl, ctx.tenant.id);
  const writer = mailWriter(to.locale, ctx.tenant.timeZone);
  const pen: Pen = { ...writer, locale: to.locale, link: (path) => new URL(path, origin).href };
  const { brand } = await senderOf(ctx, origin);
  const overrides = await wordingFor(ctx, template, to.locale);
  const request = { template, locale: to.locale, context: wish.values(pen), brand };
  const content = rendered(ctx, overrides === null ? request : { ...request, overrides });
  await insertMail(ctx, {
    clientId: wish.clientId,
    userId: to.userId,
    template,
    locale: to.locale,
    toAddress: to.address,
    toName: to.name,
    businessKey: `${wish.key}:${template}:${to.address}`.slice(0, 500),
    resourceKind: wish.about?.kind ?? null,
    resourceId: wish.about?.id ?? null,
    content,
    host: new URL(origin).hostname,
  });
}

function rendered<T extends TemplateId>(ctx: CommandContext, request: MailRequest<T>): RenderedMail {
  try {
    return renderMail(request);
  } catch (error) {
    if (!(error instanceof TemplateError) || request.overrides === undefined) throw error;
    ctx.kernel.log.warn({ template: request.template, locale: request.locale, err: error }, 'own mail template failed');
    const { overrides: _own, ...ours } = request;
    return renderMail(ours);
  }
}
