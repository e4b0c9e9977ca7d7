import { type FieldPath, type FieldValues, get, type UseFormReturn } from 'react-hook-form';
import { readError } from '#lib/errors.ts';

/**
 * Puts a refused submit where it belongs: a code per field path at its field (the first gets the focus), the rest at
 * the top of the form.
 */
export function applyServerErrors<In extends FieldValues, Out>(
  form: UseFormReturn<In, unknown, Out>,
  error: unknown,
): void {
  const { code, fields, retryAfterSeconds } = readError(error);
  const values: In = form.getValues();
  const known = Object.entries(fields).filter((entry): entry is [FieldPath<In>, string] => isPath(values, entry[0]));
  for (const [index, [path, fieldCode]] of known.entries()) {
    form.setError(path, { type: 'server', message: fieldCode }, { shouldFocus: index === 0 });
  }
  if (known.length > 0) return;
  form.setError('root.server', { type: 'server', message: code });
  if (retryAfterSeconds > 0) form.setError('root.wait', { type: 'server', message: String(retryAfterSeconds) });
}

function isPath<In extends FieldValues>(values: In, path: string): path is FieldPath<In> {
  return get(values, path) !== undefined;
}
