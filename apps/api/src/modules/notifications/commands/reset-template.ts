import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { mailTemplates } from '#db/schema/notifications.ts';
import { defineCommand } from '#lib/command/define.ts';
import { templateFields } from '../input.ts';

/** Goes back to our wording of a mail in a language. */
export const resetTemplate = defineCommand({
  name: 'notifications.reset_template',
  permission: 'mail_template:manage',
  input: z.strictObject(templateFields),
  example: () => ({ template: 'service_unsuspended', locale: 'en' }),
  run: async (ctx, { template, locale }) => {
    await ctx.tx
      .delete(mailTemplates)
      .where(
        and(
          eq(mailTemplates.tenantId, ctx.tenant.id),
          eq(mailTemplates.template, template),
          eq(mailTemplates.locale, locale),
        ),
      );
    return { template, locale };
  },
  audit: ({ input }) => ({ resource: null, detail: { ...input } }),
});
