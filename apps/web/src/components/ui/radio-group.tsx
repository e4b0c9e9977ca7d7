import { type ReactNode, useId } from 'react';
import { cn } from '#lib/cn.ts';
import { Radio } from './checkbox.tsx';

export interface RadioOption {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  /** At the end of the row: a price. */
  end?: ReactNode;
  disabled?: boolean;
}

export interface RadioGroupProps {
  legend: ReactNode;
  options: readonly RadioOption[];
  value: string | undefined;
  onValueChange: (value: string) => void;
  name?: string;
  error?: ReactNode;
  className?: string;
}

/** A choice among few, each a whole row to tap, with hint and price. */
export function RadioGroup({ legend, options, value, onValueChange, name, error, className }: RadioGroupProps) {
  const id = useId();
  return (
    <fieldset data-slot="radio-group" className={cn('flex min-w-0 flex-col gap-2', className)}>
      <legend className="mb-1.5 font-medium text-sm">{legend}</legend>
      {options.map((option) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: Radio is the input inside
        <label
          key={option.value}
          className="flex min-h-11 items-center gap-3 rounded-lg border bg-card px-3 py-2 text-sm shadow-card transition-colors hover:border-ring/50 has-checked:border-primary has-checked:ring-1 has-checked:ring-primary"
        >
          <Radio
            name={name ?? id}
            value={option.value}
            checked={value === option.value}
            disabled={option.disabled}
            onChange={() => onValueChange(option.value)}
          />
          <span className="min-w-0 flex-1">
            <span className="block font-medium">{option.label}</span>
            {option.hint === undefined ? null : <span className="block text-muted-foreground">{option.hint}</span>}
          </span>
          {option.end}
        </label>
      ))}
      {error ? <p className="text-danger text-sm">{error}</p> : null}
    </fieldset>
  );
}
