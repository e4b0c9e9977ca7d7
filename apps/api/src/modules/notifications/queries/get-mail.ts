import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { listEffects } from '#lib/effects/inspect.ts';
import { getMailRow } from '../store/mails.ts';
import { mailSummary } from './list-mails.ts';

/** One mail of the log and how its sending went; what it says is read by notifications.read_content. */
export const getMail = defineQuery({
  name: 'notifications.get_mail',
  permission: 'mail:read',
  input: z.strictObject({ mailId: id() }),
  example: (of) => ({ mailId: of('mail') }),
  run: async (ctx, { mailId }) => {
    const row = await getMailRow(ctx, mailId);
    const resource = { kind: 'mail', id: mailId };
    const { rows } = await listEffects(ctx, { resource }, { limit: 1, offset: 0 });
    return { ...mailSummary(row), messageId: row.messageId, sending: rows[0] ?? null };
  },
});
