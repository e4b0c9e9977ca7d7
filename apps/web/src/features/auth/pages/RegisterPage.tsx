import { Trans, useLingui } from '@lingui/react/macro';
import { email, password, text } from '@panel1/shared-types/schemas';
import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { Form, SubmitButton } from '#components/form/Form.tsx';
import { TextField } from '#components/form/fields.tsx';
import { PasswordField } from '#components/form/PasswordField.tsx';
import { useAppForm } from '#components/form/use-app-form.ts';
import { InsecureNotice } from '#components/InsecureNotice.tsx';
import { trpc } from '#lib/trpc.ts';
import { AuthCard } from '../components/AuthCard.tsx';
import { AuthLink } from '../components/AuthLink.tsx';
import { Outcome } from '../components/Outcome.tsx';

const schema = z.object({ name: text(120), email: email(), password: password() });

/** A new account. What happens next is in the mail, whether or not the address had an account already. */
export function RegisterPage() {
  const { i18n } = useLingui();
  const form = useAppForm({ schema, defaultValues: { name: '', email: '', password: '' } });
  const signUp = useMutation(trpc.identity.signUp.mutationOptions());
  if (signUp.isSuccess) return <MailSent address={form.getValues('email')} />;
  return (
    <AuthCard
      title={<Trans>Create an account</Trans>}
      description={<Trans>One account for everything you order here.</Trans>}
      footer={
        <span>
          <Trans>
            Already a customer? <AuthLink to="/login">Log in</AuthLink>
          </Trans>
        </span>
      }
    >
      <InsecureNotice />
      <Form form={form} onSubmit={(values) => signUp.mutateAsync({ ...values, locale: i18n.locale })}>
        <TextField name="name" label={<Trans>Name</Trans>} autoComplete="name" autoFocus />
        <TextField name="email" type="email" label={<Trans>E-mail</Trans>} autoComplete="username" inputMode="email" />
        <PasswordField
          name="password"
          label={<Trans>Password</Trans>}
          hint={<Trans>At least 12 characters. A few words in a row are easy to keep in mind.</Trans>}
          autoComplete="new-password"
        />
        <SubmitButton size="lg">
          <Trans>Create account</Trans>
        </SubmitButton>
      </Form>
    </AuthCard>
  );
}

function MailSent({ address }: { address: string }) {
  return (
    <AuthCard
      title={<Trans>Look into your mailbox</Trans>}
      footer={
        <AuthLink to="/login">
          <Trans>Go to the login</Trans>
        </AuthLink>
      }
    >
      <Outcome kind="mailed">
        <p>
          <Trans>
            We sent a mail to <bdi className="font-medium">{address}</bdi>. Open the link in it to confirm that the
            address is yours.
          </Trans>
        </p>
        <p className="text-muted-foreground">
          <Trans>Nothing there after a few minutes? Look among the unwanted mail, too.</Trans>
        </p>
      </Outcome>
    </AuthCard>
  );
}
