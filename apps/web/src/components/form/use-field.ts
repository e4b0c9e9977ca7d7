import { useLingui } from '@lingui/react';
import { useId } from 'react';
import { type FieldError, get, useFormContext } from 'react-hook-form';
import { fieldErrorText } from '#lib/field-error-text.ts';
import { describedBy } from '../ui/field.tsx';

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
  const { formState } = useFormContext();
  const error: FieldError | undefined = get(formState.errors, name);
  const invalid = error !== undefined;
  return {
    id,
    error: error ? i18n._(fieldErrorText(error.message ?? 'invalid')) : undefined,
    aria: { id, 'aria-invalid': invalid, 'aria-describedby': describedBy(id, { hint: hasHint, error: invalid }) },
  };
}
