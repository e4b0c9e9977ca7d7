import { useLingui } from '@lingui/react';
import { useId } from 'react';
import { type FieldError, get, useFormContext } from 'react-hook-form';
import { fieldErrorText } from '#lib/field-error-text.ts';
import { describedBy } from '../ui/field.tsx';

const CODE = /^[a-z][a-z_]*(\.[a-z_]+)?$/;

/** The code of a field's error: ours when the schema or the server gave one, else the kind that zod names. */
export function fieldErrorCode(error: FieldError, value: unknown): string {
  if (error.message && CODE.test(error.message)) return error.message;
  const empty = value === '' || value === undefined || value === null;
  return empty ? 'required' : error.type;
}

export interface FieldState {
  id: string;
  error: string | undefined;
  /** What the control needs to be tied to its label, hint and error. */
  aria: { id: string; 'aria-invalid': boolean; 'aria-describedby': string | undefined };
}

/** State of one field of the form around it, by its path (`address.city`, `lines.0.quantity`). */
export function useField(name: string, hasHint: boolean): FieldState {
  const { i18n } = useLingui();
  const id = useId();
  const { formState, getValues } = useFormContext();
  const error: FieldError | undefined = get(formState.errors, name);
  const invalid = error !== undefined;
  return {
    id,
    error: error ? i18n._(fieldErrorText(fieldErrorCode(error, getValues(name)))) : undefined,
    aria: { id, 'aria-invalid': invalid, 'aria-describedby': describedBy(id, { hint: hasHint, error: invalid }) },
  };
}
