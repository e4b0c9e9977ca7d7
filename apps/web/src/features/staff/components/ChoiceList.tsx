import { type ReactNode, useId } from 'react';
import { useFormContext } from 'react-hook-form';
import { useField } from '#components/form/use-field.ts';
import { Checkbox } from '#components/ui/checkbox.tsx';

export interface Choice {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
}

export interface ChoiceListProps {
  /** Path of a list of values in the form. */
  name: string;
  legend: ReactNode;
  hint?: ReactNode;
  choices: readonly Choice[];
}

/** Several of few, each a row to tap; the value in the form is the list of what is ticked. */
export function ChoiceList({ name, legend, hint, choices }: ChoiceListProps) {
  const id = useId();
  const { register } = useFormContext();
  const { error } = useField(name, false);
  return (
    <fieldset className="flex min-w-0 flex-col gap-2" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1.5 font-medium text-sm">{legend}</legend>
      {hint === undefined ? null : <p className="text-muted-foreground text-sm">{hint}</p>}
      {choices.map((choice) => (
        <label
          key={choice.value}
          htmlFor={`${id}-${choice.value}`}
          className="flex min-h-10 items-start gap-3 rounded-lg border bg-card px-3 py-2 text-sm shadow-card transition-colors hover:border-ring/50 has-checked:border-primary"
        >
          <Checkbox id={`${id}-${choice.value}`} value={choice.value} {...register(name)} className="mt-0.5" />
          <span className="min-w-0 flex-1">
            <span className="block font-medium">{choice.label}</span>
            {choice.hint === undefined ? null : <span className="block text-muted-foreground">{choice.hint}</span>}
          </span>
        </label>
      ))}
      {error ? (
        <p id={`${id}-error`} className="text-danger text-sm">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
