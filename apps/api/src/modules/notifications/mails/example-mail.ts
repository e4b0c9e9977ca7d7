import type * as z from 'zod/mini';
import type { QueryContext } from '#lib/command/command.ts';
import { EXAMPLE_CONTEXTS } from '../core/example-contexts.ts';
import { senderOf } from '../store/brand.ts';
import { templateIdOf } from '../store/template-id.ts';
import { wordingFor } from '../store/template-texts.ts';
import { type RenderedMail, renderMail } from './render-mail.ts';
import { demandSendable, type mailTemplateSource } from './validate-template.ts';

const ORIGIN = 'https://panel.example';

export interface ExampleWish {
  template: string;
  locale: string;
  /** A wording that is not saved yet. */
  source: z.output<typeof mailTemplateSource> | undefined;
}

/** A mail with believable values: as it is saved, or with a wording that is not saved yet. Its links lead nowhere. */
export async function exampleMail(ctx: QueryContext, { template, locale, source }: ExampleWish): Promise<RenderedMail> {
  const templateId = templateIdOf(template);
  if (source !== undefined) demandSendable(source, templateId);
  // The example's host has no picture to show.
  const { logoUrl: _none, ...brand } = (await senderOf(ctx, ORIGIN)).brand;
  const overrides = source ?? (await wordingFor(ctx, templateId, locale));
  const request = { template: templateId, locale, context: EXAMPLE_CONTEXTS[templateId], brand };
  return renderMail(overrides === null ? request : { ...request, overrides });
}
