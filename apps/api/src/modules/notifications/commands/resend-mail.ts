import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { openContent } from '../store/mail-content.ts';
import { getMailRow, insertMail } from '../store/mails.ts';

/** Sends the same text to the same reader once more, as a mail of its own. */
export const resendMail = defineCommand({
  name: 'notifications.resend_mail',
  permission: 'mail:resend',
  input: z.strictObject({ mailId: id() }),
  example: (of) => ({ mailId: of('mail') }),
  run: async (ctx, { mailId }) => {
    const row = await getMailRow(ctx, mailId);
    const content = await openContent(ctx, row);
    if (!content) throw new AppError('notifications.content_gone');
    const { clientId, userId, template, locale, toAddress, toName, resourceKind, resourceId } = row;
    const facts = { clientId, userId, template, locale, toAddress, toName, resourceKind, resourceId };
    const host = row.messageId.slice(row.messageId.indexOf('@') + 1, -1);
    const sent = await insertMail(ctx, { ...facts, businessKey: `resend:${mailId}:${ctx.newId()}`, content, host });
    return { mailId: sent, clientId };
  },
  audit: ({ input, result }) => ({ resource: { kind: 'mail', id: input.mailId }, clientId: result.clientId }),
});
