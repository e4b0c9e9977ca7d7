import { notFound } from '#lib/errors/app-error.ts';
import { isTemplateId, type TemplateId } from '../core/template-contexts.ts';

/** The id of a mail, once the input schema has let it through. */
export function templateIdOf(text: string): TemplateId {
  if (!isTemplateId(text)) throw notFound();
  return text;
}
