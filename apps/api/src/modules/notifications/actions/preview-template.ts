import * as z from 'zod/mini';
import { defineAction } from '#lib/command/action.ts';
import { EXAMPLE_SOURCE } from '../core/example-source.ts';
import { templateFields } from '../input.ts';
import { mailTemplateSource } from '../mails/validate-template.ts';
import { previewTemplate } from '../queries/preview-template.ts';

/** The preview for the browser. It changes nothing; it is posted because a wording is longer than an address may be. */
export const previewWording = defineAction({
  name: 'notifications.preview_template',
  permission: 'mail_template:manage',
  limits: [{ by: 'actor', points: 120, seconds: 60 }],
  input: z.strictObject({ ...templateFields, source: z.optional(mailTemplateSource) }),
  example: () => ({ template: 'service_unsuspended', locale: 'en', source: EXAMPLE_SOURCE }),
  run: ({ ask }, input) => ask(previewTemplate, input),
});
