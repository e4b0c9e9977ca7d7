import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { type FieldValues, FormProvider, useFormContext, useFormState } from 'react-hook-form';
import { cn } from '#lib/cn.ts';
import { errorText } from '#lib/error-text.ts';
import { Alert } from '../ui/alert.tsx';
import { Button, type ButtonProps } from '../ui/button.tsx';
import { applyServerErrors } from './server-errors.ts';
import type { AppForm } from './use-app-form.ts';

export interface FormProps<In extends FieldValues, Out> {
  form: AppForm<In, Out>;
  /** Gets the checked values. What it throws is shown at the fields and at the top; do not catch it. */
  onSubmit: (values: Out) => Promise<unknown> | unknown;
  id?: string;
  className?: string;
  children: ReactNode;
}

/** A form of the kit. Errors of the whole form show at its top, errors of fields at the fields. */
export function Form<In extends FieldValues, Out>({ form, onSubmit, id, className, children }: FormProps<In, Out>) {
  const submit = form.handleSubmit(async (values) => {
    try {
      await onSubmit(values);
    } catch (error) {
      applyServerErrors(form, error);
    }
  });
  return (
    <FormProvider {...form}>
      <form
        id={id}
        noValidate
        className={cn('flex flex-col gap-4', className)}
        onSubmit={(event) => {
          event.stopPropagation();
          void submit(event);
        }}
      >
        <FormAlert />
        {children}
      </form>
    </FormProvider>
  );
}

function FormAlert() {
  const { i18n } = useLingui();
  const { errors } = useFormState();
  const code = errors.root?.['server']?.message;
  const wait = Number(errors.root?.['wait']?.message ?? 0);
  return code ? <Alert tone="danger">{i18n._(errorText(code, wait))}</Alert> : null;
}

/** Sends the form it stands in; busy while the server works. */
export function SubmitButton({ children, ...props }: Omit<ButtonProps, 'type' | 'busy'>) {
  const { formState } = useFormContext();
  return (
    <Button type="submit" busy={formState.isSubmitting} {...props}>
      {children}
    </Button>
  );
}
