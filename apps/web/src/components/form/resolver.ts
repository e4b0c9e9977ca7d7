import { type FieldErrors, type FieldValues, type Resolver, set } from 'react-hook-form';
import * as z from 'zod/mini';
import type { FormSchema } from './use-app-form.ts';

const CODE = /^[a-z][a-z_]*$/;

/** The code of what is wrong, by the same rules as the API's: the schema's own code, else what zod found. */
function codeOf(issue: z.core.$ZodIssue): string {
  if (CODE.test(issue.message)) return issue.message;
  const { input } = issue;
  if (input === '' || input === undefined || input === null || input === false || Number.isNaN(input))
    return 'required';
  return issue.code === 'invalid_format' ? `invalid_${issue.format}` : issue.code;
}

/** Checks a form with its schema; each error's message is a code of lib/field-error-text.ts. */
export function schemaResolver<In extends FieldValues, Out>(schema: FormSchema<In, Out>): Resolver<In, unknown, Out> {
  return async (values) => {
    const parsed = await z.safeParseAsync(schema, values, { reportInput: true });
    if (parsed.success) return { values: parsed.data, errors: {} };
    const errors: FieldErrors<In> = {};
    const seen = new Set<string>();
    for (const issue of parsed.error.issues) {
      const path = issue.path.join('.');
      if (!seen.has(path)) set(errors, path, { type: issue.code, message: codeOf(issue) });
      seen.add(path);
    }
    return { values: {}, errors };
  };
}
