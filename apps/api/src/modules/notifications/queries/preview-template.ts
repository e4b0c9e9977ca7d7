import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { EXAMPLE_SOURCE } from '../core/example-source.ts';
import { templateFields } from '../input.ts';
import { exampleMail } from '../mails/example-mail.ts';
import { mailTemplateSource } from '../mails/validate-template.ts';

/** What a mail looks like with believable values: as it is saved, or with a wording that is not saved yet. */
export const previewTemplate = defineQuery({
  name: 'notifications.preview_template',
  permission: 'mail_template:manage',
  input: z.strictObject({ ...templateFields, source: z.optional(mailTemplateSource) }),
  example: () => ({ template: 'service_unsuspended', locale: 'en', source: EXAMPLE_SOURCE }),
  run: async (ctx, { template, locale, source }) => exampleMail(ctx, { template, locale, source }),
});
