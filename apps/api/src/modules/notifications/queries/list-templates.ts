import { eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { mailTemplates } from '#db/schema/notifications.ts';
import { defineQuery } from '#lib/command/define.ts';
import { MAIL_LANGUAGES, mailLanguage } from '../core/mail-languages.ts';
import { TEMPLATE_VARIABLES } from '../core/template-contexts.ts';
import { templateIdOf } from '../store/template-id.ts';

/** Every mail that can be written, with its subject in English, and in which languages it has a wording of its own. */
export const listTemplates = defineQuery({
  name: 'notifications.list_templates',
  permission: 'mail_template:manage',
  input: z.strictObject({}),
  example: () => ({}),
  run: async (ctx) => {
    const own = await ctx.tx
      .select({ template: mailTemplates.template, locale: mailTemplates.locale, updatedAt: mailTemplates.updatedAt })
      .from(mailTemplates)
      .where(eq(mailTemplates.tenantId, ctx.tenant.id));
    const rows = Object.keys(TEMPLATE_VARIABLES).map((id) => ({
      template: id,
      subject: mailLanguage('en').templates[templateIdOf(id)].subject,
      own: own
        .filter((row) => row.template === id)
        .map(({ locale, updatedAt }) => ({ locale, updatedAt: updatedAt.toString() })),
    }));
    return { rows, total: rows.length, languages: MAIL_LANGUAGES };
  },
});
