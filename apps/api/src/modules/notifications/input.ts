import { locale } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { isTemplateId } from './core/template-contexts.ts';

/** A mail of ours in a language. */
export const templateFields = {
  template: z.string().check(z.maxLength(60), z.refine(isTemplateId, { error: 'unknown_template' })),
  locale: locale(),
};
