import * as z from 'zod/mini';
import { mailTemplates } from '#db/schema/notifications.ts';
import { defineCommand } from '#lib/command/define.ts';
import { EXAMPLE_SOURCE } from '../core/example-source.ts';
import { templateFields } from '../input.ts';
import { demandSendable, mailTemplateSource } from '../mails/validate-template.ts';
import { templateIdOf } from '../store/template-id.ts';

/** Saves the tenant's own wording of a mail in a language; what could not be sent is refused with a code per text. */
export const saveTemplate = defineCommand({
  name: 'notifications.save_template',
  permission: 'mail_template:manage',
  input: z.strictObject({ ...templateFields, source: mailTemplateSource }),
  example: () => ({ template: 'service_unsuspended', locale: 'en', source: EXAMPLE_SOURCE }),
  run: async (ctx, { template, locale, source }) => {
    demandSendable(source, templateIdOf(template));
    const { subject, ...body } = source;
    const stored = { subject, body: JSON.stringify(body), updatedAt: ctx.now };
    await ctx.tx
      .insert(mailTemplates)
      .values({ tenantId: ctx.tenant.id, id: ctx.newId(), template, locale, ...stored })
      .onConflictDoUpdate({
        target: [mailTemplates.tenantId, mailTemplates.template, mailTemplates.locale],
        set: stored,
      });
    return { template, locale };
  },
  audit: ({ input }) => ({ resource: null, detail: { template: input.template, locale: input.locale } }),
});
