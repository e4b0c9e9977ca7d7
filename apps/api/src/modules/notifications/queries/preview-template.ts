import * as z from 'zod/mini';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { EXAMPLE_CONTEXTS } from '../core/example-contexts.ts';
import { EXAMPLE_SOURCE } from '../core/example-source.ts';
import { templateFields } from '../input.ts';
import { renderMail } from '../mails/render-mail.ts';
import { demandSendable, mailTemplateSource } from '../mails/validate-template.ts';
import { senderOf } from '../store/brand.ts';
import { templateIdOf } from '../store/template-id.ts';
import { wordingFor } from '../store/template-texts.ts';

const ORIGIN = 'https://panel.example';

/** What a mail looks like with believable values: as it is saved, or with a wording that is not saved yet. */
export const previewTemplate = defineQuery({
  name: 'notifications.preview_template',
  permission: 'mail_template:manage',
  input: z.strictObject({ ...templateFields, source: z.optional(mailTemplateSource) }),
  example: () => ({ template: 'service_unsuspended', locale: 'en', source: EXAMPLE_SOURCE }),
  run: async (ctx, { template, locale, source }) => preview(ctx, { template, locale, source }),
});

async function preview(
  ctx: QueryContext,
  {
    template,
    locale,
    source,
  }: { template: string; locale: string; source: z.output<typeof mailTemplateSource> | undefined },
) {
  const templateId = templateIdOf(template);
  if (source !== undefined) demandSendable(source, templateId);
  // The example's host has no picture to show.
  const { logoUrl: _none, ...brand } = (await senderOf(ctx, ORIGIN)).brand;
  const overrides = source ?? (await wordingFor(ctx, templateId, locale));
  const request = { template: templateId, locale, context: EXAMPLE_CONTEXTS[templateId], brand };
  return renderMail(overrides === null ? request : { ...request, overrides });
}
