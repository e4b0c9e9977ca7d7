import * as z from 'zod/mini';
import { AppError } from '#lib/errors/app-error.ts';
import type { InputSchema } from './command.ts';

/** Input as the schema reads it; throws `request.invalid` with a code per field path. */
export function parseInput<S extends InputSchema>(schema: S, input: unknown): z.output<S> {
  // Without the input every wrong type would look like a missing value.
  const parsed = z.safeParse(schema, input, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new AppError('request.invalid', { fields: fieldCodes(parsed.error.issues) });
}

/** A code per field path, from what a schema found. */
export function fieldCodes(issues: readonly z.core.$ZodIssue[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys) fields[[...issue.path, key].join('.')] = 'unknown_key';
    else fields[issue.path.join('.')] ??= issueCode(issue);
  }
  return fields;
}

function issueCode(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'required';
  if (issue.code === 'custom' && /^[a-z_]+$/.test(issue.message)) return issue.message;
  if (issue.code === 'invalid_format') return `invalid_${issue.format}`;
  return issue.code;
}
