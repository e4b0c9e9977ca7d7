import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { DirtyGuard } from '#components/form/DirtyGuard.tsx';
import { Form, SubmitButton } from '#components/form/Form.tsx';
import { TextField } from '#components/form/fields.tsx';
import { useAppForm } from '#components/form/use-app-form.ts';
import { Section } from '#components/Section.tsx';
import { toast } from '#components/ui/toast.tsx';
import { queryClient } from '#lib/query-client.ts';
import { trpc } from '#lib/trpc.ts';
import { MailPreview } from '../components/MailPreview.tsx';
import { type Template, type Wording, wordingOf, wordingSchema } from '../lib/wording.ts';
import { BlocksField } from './BlocksField.tsx';

/** The wording of a mail beside the mail itself. */
export function WordingForm({ template }: { template: Template }) {
  const { t } = useLingui();
  const save = useMutation(trpc.notifications.saveTemplate.mutationOptions());
  const form = useAppForm<Wording, Wording>({ schema: wordingSchema, defaultValues: wordingOf(template.source) });
  const wording = useWatch({ control: form.control, compute: (values: Wording) => values });
  const dir = template.locale.startsWith('fa') || template.locale.startsWith('ar') ? 'rtl' : 'ltr';
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <Form
        form={form}
        onSubmit={async (values) => {
          await save.mutateAsync({ template: template.template, locale: template.locale, ...values });
          form.reset(values);
          await queryClient.invalidateQueries({ queryKey: trpc.notifications.pathKey() });
          toast.success(t`Saved`);
        }}
      >
        <DirtyGuard />
        <Section title={<Trans>Head</Trans>}>
          <div className="flex flex-col gap-4">
            <TextField name="source.subject" label={t`Subject`} dir={dir} />
            <TextField
              name="source.preview"
              label={t`Preview line`}
              hint={t`Inboxes show it beside the subject.`}
              optional={t`optional`}
              dir={dir}
            />
            <TextField name="source.heading" label={t`Heading`} dir={dir} />
          </div>
        </Section>
        <BlocksField dir={dir} />
        <Variables names={template.variables} />
        <div className="sticky bottom-0 flex justify-end border-t bg-background py-3">
          <SubmitButton>
            <Trans>Save wording</Trans>
          </SubmitButton>
        </div>
      </Form>
      <MailPreview template={template} wording={wording} />
    </div>
  );
}

function Variables({ names }: { names: readonly string[] }) {
  return (
    <Section title={<Trans>Variables of this mail</Trans>}>
      <ul className="flex flex-wrap gap-1.5">
        {names.map((name) => (
          <li key={name}>
            <code dir="ltr" className="rounded bg-muted px-1.5 py-0.5 font-mono text-xs">
              {`{{ ${name} }}`}
            </code>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-muted-foreground text-sm">
        <Trans>An empty value leaves its fact or button out. Conditions work, too:</Trans>{' '}
        <code dir="ltr" className="font-mono text-xs">
          {'{% if domain %} … {% endif %}'}
        </code>
      </p>
    </Section>
  );
}
