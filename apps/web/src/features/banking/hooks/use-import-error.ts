import { useLingui } from '@lingui/react/macro';
import { useErrorText } from '#hooks/use-error-text.ts';
import { readError } from '#lib/errors.ts';
import { fieldErrorText } from '#lib/field-error-text.ts';

/** What is wrong with a bank's file, and where. */
export function useImportError(): (error: unknown) => string {
  const { t, i18n } = useLingui();
  const textOf = useErrorText();
  return (error) => {
    const { fields, values } = readError(error);
    const problem = fields['content'];
    if (problem === undefined) return textOf(error);
    const what = i18n._(fieldErrorText(problem));
    const line = values['line'];
    const detail = values['date'] ?? values['currency'];
    if (line !== undefined) return t`Entry or row ${line}: ${what}`;
    return detail === undefined ? what : `${what} (${detail})`;
  };
}
