import * as z from 'zod/mini';
import { mailTemplates } from '#db/schema/notifications.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { EXAMPLE_SOURCE } from '../core/example-source.ts';
import { templateFields } from '../input.ts';
import { mailTemplateSource, validateTemplate } from '../mails/validate-template.ts';
import { templateIdOf } from '../store/template-id.ts';

/** Saves the tenant's own wording of a mail in a language; what could not be sent is refused with a message per text. */
export const saveTemplate = defineCommand({
  name: 'notifications.save_template',
  permission: 'mail_template:manage',
  input: z.strictObject({ ...templateFields, source: mailTemplateSource }),
  example: () => ({ template: 'service_unsuspended', locale: 'en', source: EXAMPLE_SOURCE }),
  run: async (ctx, { template, locale, source }) => {
    const problems = validateTemplate(source, templateIdOf(template));
    if (problems.length > 0) {
      const fields = Object.fromEntries(problems.map(({ path, message }) => [`source.${path}`, message]));
      throw new AppError('notifications.template_invalid', { fields });
    }
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
