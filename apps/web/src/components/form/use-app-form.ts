import { type DefaultValues, type FieldValues, type UseFormReturn, useForm } from 'react-hook-form';
import type * as z from 'zod/mini';
import { schemaResolver } from './resolver.ts';

/** A schema of a form: an object of fields, as the command's input in shared-types. */
export type FormSchema<In extends FieldValues, Out> = z.core.$ZodType<Out, In>;

export interface AppFormOptions<In extends FieldValues, Out> {
  schema: FormSchema<In, Out>;
  defaultValues: DefaultValues<In>;
  /** `onSubmit` for a form with rows that are added while typing: a new empty row is then not wrong yet. */
  mode?: 'onTouched' | 'onSubmit';
}

export type AppForm<In extends FieldValues, Out> = UseFormReturn<In, unknown, Out>;

/** A form with the rules of the kit: checked by the schema on leaving a field, then with every change. */
export function useAppForm<In extends FieldValues, Out>(options: AppFormOptions<In, Out>): AppForm<In, Out> {
  return useForm<In, unknown, Out>({
    resolver: schemaResolver(options.schema),
    defaultValues: options.defaultValues,
    mode: options.mode ?? 'onTouched',
    shouldFocusError: true,
  });
}
