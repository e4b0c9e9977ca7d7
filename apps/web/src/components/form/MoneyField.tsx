import { Controller, useFormContext } from 'react-hook-form';
import { MoneyInput } from '../MoneyInput.tsx';
import { FieldFrame } from '../ui/field.tsx';
import type { FieldProps } from './fields.tsx';
import { useField } from './use-field.ts';

/** An amount; the value in the form is whole minor units as a string, as the API takes it. */
export function MoneyField({ name, label, hint, optional, className, currency }: FieldProps & { currency: string }) {
  const { control } = useFormContext();
  const field = useField(name, hint !== undefined);
  return (
    <FieldFrame id={field.id} error={field.error} {...{ label, hint, optional, className: className ?? '' }}>
      <Controller
        control={control}
        name={name}
        render={({ field: { value, onChange, onBlur, ref } }) => (
          <MoneyInput
            ref={ref}
            value={typeof value === 'string' ? value : ''}
            currency={currency}
            onValueChange={onChange}
            onBlur={onBlur}
            {...field.aria}
          />
        )}
      />
    </FieldFrame>
  );
}
