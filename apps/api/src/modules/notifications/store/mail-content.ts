import * as z from 'zod/mini';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import type { Place } from '#lib/crypto/envelope.ts';
import type { RenderedMail } from '../mails/render-mail.ts';

const body = z.string().check(z.maxLength(1_000_000));
const rendered = z.strictObject({ subject: body, html: body, text: body });

const place = (ctx: QueryContext, mailId: string): Place => ({
  tenantId: ctx.tenant.id,
  table: 'mails',
  column: 'content_encrypted',
  rowId: mailId,
});

/** Seals what a mail says: links in it may open an account. */
export function sealContent(ctx: CommandContext, mailId: string, mail: RenderedMail): Promise<Uint8Array> {
  return ctx.kernel.envelope.seal(ctx.tx, place(ctx, mailId), JSON.stringify(mail));
}

/** What a mail says; null when it was dropped after delivery. */
export async function openContent(
  ctx: QueryContext,
  mail: { id: string; contentEncrypted: Uint8Array | null },
): Promise<RenderedMail | null> {
  if (mail.contentEncrypted === null) return null;
  const text = await ctx.kernel.envelope.open(ctx.tx, place(ctx, mail.id), mail.contentEncrypted);
  return z.parse(rendered, JSON.parse(text));
}
