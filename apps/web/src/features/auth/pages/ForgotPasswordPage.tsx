import { Trans } from '@lingui/react/macro';
import { email } from '@panel1/shared-types/schemas';
import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { Form, SubmitButton } from '#components/form/Form.tsx';
import { TextField } from '#components/form/fields.tsx';
import { useAppForm } from '#components/form/use-app-form.ts';
import { loginPath } from '#lib/auth/surface.ts';
import { trpc } from '#lib/trpc.ts';
import { AuthCard } from '../components/AuthCard.tsx';
import { AuthLink } from '../components/AuthLink.tsx';
import { Outcome } from '../components/Outcome.tsx';

const schema = z.object({ email: email() });

/** Asks for a link to set a new password. The answer never tells whether the address is known. */
export function ForgotPasswordPage() {
  const form = useAppForm({ schema, defaultValues: { email: '' } });
  const request = useMutation(trpc.identity.requestPasswordReset.mutationOptions());
  const back = (
    <AuthLink to={loginPath()}>
      <Trans>Back to the login</Trans>
    </AuthLink>
  );
  if (request.isSuccess) {
    return (
      <AuthCard title={<Trans>Look into your mailbox</Trans>} footer={back}>
        <Outcome kind="mailed">
          <p>
            <Trans>
              If there is an account with <bdi className="font-medium">{form.getValues('email')}</bdi>, a mail with a
              link is on its way. The link works for 30 minutes, once.
            </Trans>
          </p>
        </Outcome>
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title={<Trans>Forgot your password?</Trans>}
      description={<Trans>We mail you a link to set a new one.</Trans>}
      footer={back}
    >
      <Form form={form} onSubmit={(values) => request.mutateAsync(values)}>
        <TextField
          name="email"
          type="email"
          label={<Trans>E-mail</Trans>}
          autoComplete="username"
          inputMode="email"
          autoFocus
        />
        <SubmitButton size="lg">
          <Trans>Send the link</Trans>
        </SubmitButton>
      </Form>
    </AuthCard>
  );
}
