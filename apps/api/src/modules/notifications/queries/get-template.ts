import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { mailLanguage } from '../core/mail-languages.ts';
import { variablesOf } from '../core/template-contexts.ts';
import { templateFields } from '../input.ts';
import { templateIdOf } from '../store/template-id.ts';
import { ownTemplate } from '../store/template-texts.ts';

/** A mail's wording in a language: the tenant's own or ours, and the variables it may use. */
export const getTemplate = defineQuery({
  name: 'notifications.get_template',
  permission: 'mail_template:manage',
  input: z.strictObject(templateFields),
  example: () => ({ template: 'service_ready', locale: 'en' }),
  run: async (ctx, { template, locale }) => {
    const templateId = templateIdOf(template);
    const own = await ownTemplate(ctx, templateId, locale);
    const shipped = mailLanguage(locale).templates[templateId];
    return {
      template,
      locale,
      isOwn: own !== null,
      updatedAt: own?.updatedAt.toString() ?? null,
      source: own?.source ?? shipped,
      shipped,
      variables: variablesOf(templateId),
    };
  },
});
