import { type ComponentProps, type ReactNode, useLayoutEffect, useRef } from 'react';
import { useFormContext } from 'react-hook-form';
import { Checkbox } from '../ui/checkbox.tsx';
import { FieldFrame } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import { NativeSelect } from '../ui/native-select.tsx';
import { Switch } from '../ui/switch.tsx';
import { Textarea } from '../ui/textarea.tsx';
import { useField } from './use-field.ts';

export interface FieldProps {
  /** Path of the value in the form: `email`, `address.city`, `lines.0.quantity`. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** A word such as "optional" behind the label; required fields carry no mark. */
  optional?: ReactNode;
  className?: string;
}

type InputProps = Omit<ComponentProps<'input'>, 'name' | 'id' | 'type' | 'className'>;

export interface TextFieldProps extends FieldProps, InputProps {
  type?: 'text' | 'email' | 'password' | 'tel' | 'url' | 'date' | 'search';
}

/** Addresses, numbers and passwords are left to right in any language; they still start where the reader starts. */
const LEFT_TO_RIGHT = { dir: 'ltr', className: 'rtl-start' } as const;

export function TextField({ name, label, hint, optional, className, type = 'text', ...input }: TextFieldProps) {
  const { register } = useFormContext();
  const field = useField(name, hint !== undefined);
  return (
    <FieldFrame id={field.id} error={field.error} {...{ label, hint, optional, className: className ?? '' }}>
      <Input
        type={type}
        {...(type === 'text' || type === 'search' ? {} : LEFT_TO_RIGHT)}
        {...input}
        {...register(name)}
        {...field.aria}
      />
    </FieldFrame>
  );
}

/** Whole numbers; the value in the form is a number, or NaN while empty. */
export function NumberField({ name, label, hint, optional, className, ...input }: FieldProps & InputProps) {
  const { register } = useFormContext();
  const field = useField(name, hint !== undefined);
  return (
    <FieldFrame id={field.id} error={field.error} {...{ label, hint, optional, className: className ?? '' }}>
      <Input
        type="number"
        inputMode="numeric"
        {...input}
        {...register(name, { valueAsNumber: true })}
        {...field.aria}
      />
    </FieldFrame>
  );
}

export type TextareaFieldProps = FieldProps & Omit<ComponentProps<'textarea'>, 'name' | 'id' | 'className'>;

export function TextareaField({ name, label, hint, optional, className, ...textarea }: TextareaFieldProps) {
  const { register } = useFormContext();
  const field = useField(name, hint !== undefined);
  return (
    <FieldFrame id={field.id} error={field.error} {...{ label, hint, optional, className: className ?? '' }}>
      <Textarea {...textarea} {...register(name)} {...field.aria} />
    </FieldFrame>
  );
}

export interface SelectFieldProps extends FieldProps {
  options: readonly { value: string; label: string }[];
  /** An empty first choice: "Choose…". */
  placeholder?: string;
  disabled?: boolean;
  autoComplete?: string;
}

export function SelectField({ name, label, hint, optional, className, ...select }: SelectFieldProps) {
  const { register, getValues } = useFormContext();
  const field = useField(name, hint !== undefined);
  const { ref, ...registered } = register(name);
  const element = useRef<HTMLSelectElement>(null);
  // A value whose option comes later, with an answer of the server, would else stay hidden behind the first option.
  useLayoutEffect(() => {
    const value: unknown = getValues(name);
    if (element.current && typeof value === 'string' && element.current.value !== value) element.current.value = value;
  });
  return (
    <FieldFrame id={field.id} error={field.error} {...{ label, hint, optional, className: className ?? '' }}>
      <NativeSelect
        disabled={select.disabled}
        autoComplete={select.autoComplete}
        {...registered}
        ref={(node) => {
          element.current = node;
          ref(node);
        }}
        {...field.aria}
      >
        {select.placeholder === undefined ? null : <option value="">{select.placeholder}</option>}
        {select.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </NativeSelect>
    </FieldFrame>
  );
}

type ToggleProps = Omit<FieldProps, 'optional'> & { disabled?: boolean };

/** A checkbox with its label beside it; the value is true or false. */
export function CheckboxField(props: ToggleProps) {
  return <ToggleField {...props} control={Checkbox} />;
}

/** A switch with its label beside it; the value is true or false. */
export function SwitchField(props: ToggleProps) {
  return <ToggleField {...props} control={Switch} />;
}

function ToggleField({
  name,
  label,
  hint,
  className,
  disabled,
  control: Control,
}: ToggleProps & { control: typeof Switch }) {
  const { register } = useFormContext();
  const field = useField(name, hint !== undefined);
  return (
    <div data-slot="field" className={className}>
      <div className="flex items-start gap-2.5">
        <Control disabled={disabled} {...register(name)} {...field.aria} className="mt-0.5" />
        <div className="min-w-0">
          <label htmlFor={field.id} className="text-sm">
            {label}
          </label>
          {hint === undefined ? null : (
            <p id={`${field.id}-hint`} className="text-muted-foreground text-sm">
              {hint}
            </p>
          )}
          {field.error ? (
            <p id={`${field.id}-error`} className="text-danger text-sm">
              {field.error}
            </p>
          ) : null}
        </div>
      </div>
    </div>
  );
}
