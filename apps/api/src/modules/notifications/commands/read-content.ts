import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { openContent } from '../store/mail-content.ts';
import { getMailRow } from '../store/mails.ts';

/**
 * Opens what a mail says: the built-in mailbox. A command, because links in mails may open accounts and each look goes
 * into the audit trail.
 */
export const readContent = defineCommand({
  name: 'notifications.read_content',
  permission: 'mail:read_content',
  input: z.strictObject({ mailId: id() }),
  example: (of) => ({ mailId: of('mail') }),
  isResultSecret: true,
  run: async (ctx, { mailId }) => {
    const row = await getMailRow(ctx, mailId);
    const content = await openContent(ctx, row);
    if (!content) throw new AppError('notifications.content_gone');
    return { ...content, clientId: row.clientId };
  },
  audit: ({ input, result }) => ({ resource: { kind: 'mail', id: input.mailId }, clientId: result.clientId }),
});
