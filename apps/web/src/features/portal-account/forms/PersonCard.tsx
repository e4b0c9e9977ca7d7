import { Trans, useLingui } from '@lingui/react/macro';
import { locale, text } from '@panel1/shared-types/schemas';
import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { DirtyGuard } from '#components/form/DirtyGuard.tsx';
import { Form, SubmitButton } from '#components/form/Form.tsx';
import { SelectField, TextField } from '#components/form/fields.tsx';
import { useAppForm } from '#components/form/use-app-form.ts';
import { Card, CardContent, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { toast } from '#components/ui/toast.tsx';
import { type Session, sessionStarted } from '#lib/auth/session.ts';
import { LOCALES } from '#lib/i18n/locales.ts';
import { trpc } from '#lib/trpc.ts';

const schema = z.object({ name: text(120), locale: locale() });
const LANGUAGES = LOCALES.map(({ code, name }) => ({ value: code, label: name }));

/** The name of the person and the language that mails to them are in. */
export function PersonCard({ session }: { session: Session }) {
  const { t } = useLingui();
  const form = useAppForm({ schema, defaultValues: { name: session.user.name, locale: session.locale } });
  const update = useMutation(trpc.identity.updateProfile.mutationOptions());
  return (
    <Card>
      <CardHeader>
        <CardTitle>
          <Trans>About you</Trans>
        </CardTitle>
      </CardHeader>
      <CardContent>
        <Form
          form={form}
          onSubmit={async (values) => {
            await update.mutateAsync(values);
            form.reset(values);
            await sessionStarted();
            toast.success(t`Saved`);
          }}
        >
          <DirtyGuard />
          <TextField name="name" label={<Trans>Name</Trans>} autoComplete="name" />
          <SelectField name="locale" label={<Trans>Language of e-mails</Trans>} options={LANGUAGES} />
          <SubmitButton className="self-start">
            <Trans>Save</Trans>
          </SubmitButton>
        </Form>
      </CardContent>
    </Card>
  );
}
