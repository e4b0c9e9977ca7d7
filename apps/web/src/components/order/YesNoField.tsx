import type { ReactNode } from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { Checkbox } from '../ui/checkbox.tsx';

export interface YesNoFieldProps {
  /** Path of the quantity, which is 1 or 0. */
  name: string;
  label: ReactNode;
  end?: ReactNode;
  disabled?: boolean;
}

/** Something one takes or leaves, as a row with its price. */
export function YesNoField({ name, label, end, disabled }: YesNoFieldProps) {
  const { control } = useFormContext();
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: { value, onChange, onBlur, ref } }) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: Checkbox is the input inside
        <label className="flex min-h-11 items-center gap-3 rounded-lg border bg-card px-3 py-2 text-sm shadow-card transition-colors hover:border-ring/50 has-checked:border-primary has-checked:ring-1 has-checked:ring-primary">
          <Checkbox
            ref={ref}
            checked={value === 1}
            disabled={disabled}
            onBlur={onBlur}
            onChange={(event) => onChange(event.target.checked ? 1 : 0)}
          />
          <span className="min-w-0 flex-1 font-medium">{label}</span>
          {end}
        </label>
      )}
    />
  );
}
