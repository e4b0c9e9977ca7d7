import { and, eq } from 'drizzle-orm';
import { mails } from '#db/schema/notifications.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';
import type { RenderedMail } from '../mails/render-mail.ts';
import { sealContent } from './mail-content.ts';

export type MailRow = typeof mails.$inferSelect;

export const oneMail = (ctx: QueryContext, mailId: string) =>
  and(eq(mails.tenantId, ctx.tenant.id), eq(mails.id, mailId));

/** A mail of the log; throws `request.not_found`. */
export async function getMailRow(ctx: QueryContext, mailId: string): Promise<MailRow> {
  const [row] = await ctx.tx.select().from(mails).where(oneMail(ctx, mailId));
  if (!row) throw notFound();
  return row;
}

export type NewMail = Pick<
  MailRow,
  'clientId' | 'userId' | 'template' | 'locale' | 'toAddress' | 'toName' | 'businessKey' | 'resourceKind' | 'resourceId'
> & { content: RenderedMail; host: string };

/** Puts a mail into the log and plans its sending; null when one of this business key is there already. */
export async function insertMail(ctx: CommandContext, of: NewMail): Promise<string | null> {
  const { content, host, ...facts } = of;
  const mailId = ctx.newId();
  const inserted = await ctx.tx
    .insert(mails)
    .values({
      ...facts,
      tenantId: ctx.tenant.id,
      id: mailId,
      subject: content.subject,
      contentEncrypted: await sealContent(ctx, mailId, content),
      // The same on every try, so that a mail which was sent twice can be recognised.
      messageId: `<${mailId}@${host}>`,
      status: 'planned',
      createdAt: ctx.now,
    })
    // Without returning: staff with a scope may write a mail that is about no client, and cannot read it.
    .onConflictDoNothing();
  if (inserted.rowCount === 0) return null;
  await ctx.planEffect({
    kind: 'notifications.send',
    businessKey: `mail:${mailId}`,
    resource: { kind: 'mail', id: mailId },
    clientId: facts.clientId,
    payload: { mailId },
  });
  return mailId;
}
