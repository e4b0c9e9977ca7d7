import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { FieldValues } from 'react-hook-form';
import { DirtyGuard } from '#components/form/DirtyGuard.tsx';
import { Form, SubmitButton } from '#components/form/Form.tsx';
import { type AppFormOptions, useAppForm } from '#components/form/use-app-form.ts';
import { Section } from '#components/Section.tsx';
import { useCan } from '#lib/auth/session.ts';

export interface SectionFormProps<In extends FieldValues, Out> extends AppFormOptions<In, Out> {
  title: ReactNode;
  onSubmit: (values: Out) => Promise<unknown>;
  children: ReactNode;
}

/** One section of the settings. Who may not change them sees them all the same. */
export function SectionForm<In extends FieldValues, Out>(props: SectionFormProps<In, Out>) {
  const form = useAppForm<In, Out>(props);
  const mayChange = useCan()('settings:manage');
  return (
    <Section title={props.title} className="max-w-3xl">
      <Form
        form={form}
        onSubmit={async (values) => {
          await props.onSubmit(values);
          form.reset(form.getValues());
        }}
      >
        <DirtyGuard />
        <fieldset disabled={!mayChange} className="flex min-w-0 flex-col gap-4">
          <legend className="sr-only">{props.title}</legend>
          {props.children}
        </fieldset>
        {mayChange ? (
          <SubmitButton className="self-start">
            <Trans>Save</Trans>
          </SubmitButton>
        ) : null}
      </Form>
    </Section>
  );
}
