import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { userRecipient } from '#modules/identity/index.ts';
import { EXAMPLE_SOURCE } from '../core/example-source.ts';
import { templateFields } from '../input.ts';
import { exampleMail } from '../mails/example-mail.ts';
import { mailTemplateSource } from '../mails/validate-template.ts';
import { senderOf } from '../store/brand.ts';
import { insertMail } from '../store/mails.ts';

/**
 * Sends a mail with believable values to whoever asks, and to nobody else: as it is saved, or with a wording that is not
 * saved yet. Its links lead nowhere.
 */
export const sendTest = defineCommand({
  name: 'notifications.send_test',
  permission: 'mail_template:manage',
  limits: [{ by: 'actor', points: 30, seconds: 3600 }],
  input: z.strictObject({ ...templateFields, source: z.optional(mailTemplateSource) }),
  example: () => ({ template: 'service_unsuspended', locale: 'en', source: EXAMPLE_SOURCE }),
  async run(ctx, { template, locale, source }) {
    const { actor } = ctx;
    const reader = actor.kind === 'user' ? await userRecipient(ctx, actor.userId) : undefined;
    if (!reader) throw new AppError('auth.forbidden');
    const content = await exampleMail(ctx, { template, locale, source });
    const { from } = await senderOf(ctx, 'https://panel.example');
    const mailId = await insertMail(ctx, {
      ...{ clientId: null, userId: reader.userId, template, locale, toAddress: reader.email, toName: reader.name },
      ...{ resourceKind: null, resourceId: null, businessKey: `test:${ctx.newId()}` },
      ...{ content, host: from.address.slice(from.address.indexOf('@') + 1) },
    });
    return { mailId, address: reader.email };
  },
  audit: ({ input: { template, locale }, result }) => ({
    resource: result.mailId === null ? null : { kind: 'mail', id: result.mailId },
    detail: { template, locale },
  }),
});
