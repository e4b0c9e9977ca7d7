import { Controller, useFormContext } from 'react-hook-form';
import { MoneyInput } from '../MoneyInput.tsx';
import { FieldFrame } from '../ui/field.tsx';
import type { FieldProps } from './fields.tsx';
import { useField } from './use-field.ts';

export interface MoneyFieldProps extends FieldProps {
  currency: string;
  /** A unit price: may have parts of a minor unit. */
  exact?: boolean;
}

/** An amount; the value in the form is whole minor units as a string, as the API takes it. */
export function MoneyField({ name, label, hint, optional, className, currency, exact = false }: MoneyFieldProps) {
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
            exact={exact}
            onValueChange={onChange}
            onBlur={onBlur}
            {...field.aria}
          />
        )}
      />
    </FieldFrame>
  );
}
