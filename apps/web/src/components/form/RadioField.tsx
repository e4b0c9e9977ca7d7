import { Controller, useFormContext } from 'react-hook-form';
import { RadioGroup, type RadioGroupProps } from '../ui/radio-group.tsx';
import { useField } from './use-field.ts';

export interface RadioFieldProps extends Pick<RadioGroupProps, 'options' | 'className'> {
  name: string;
  label: RadioGroupProps['legend'];
}

/** A choice among few, as rows. */
export function RadioField({ name, label, ...group }: RadioFieldProps) {
  const { control } = useFormContext();
  const field = useField(name, false);
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: { value, onChange } }) => (
        <RadioGroup
          legend={label}
          value={typeof value === 'string' ? value : undefined}
          onValueChange={onChange}
          error={field.error}
          {...group}
        />
      )}
    />
  );
}
