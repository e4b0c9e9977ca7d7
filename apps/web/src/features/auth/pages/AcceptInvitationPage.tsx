import { Trans } from '@lingui/react/macro';
import { password, text } from '@panel1/shared-types/schemas';
import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { Form, SubmitButton } from '#components/form/Form.tsx';
import { TextField } from '#components/form/fields.tsx';
import { PasswordField } from '#components/form/PasswordField.tsx';
import { useAppForm } from '#components/form/use-app-form.ts';
import { buttonVariants } from '#components/ui/button.tsx';
import { readError } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';
import { AuthCard } from '../components/AuthCard.tsx';
import { LinkInvalid } from '../components/LinkInvalid.tsx';
import { Outcome } from '../components/Outcome.tsx';
import { useLinkToken } from '../hooks/use-link-token.ts';

const schema = z.object({ name: text(120), password: password() });

/** Name and password of somebody who was invited, as staff or to a client account. */
export function AcceptInvitationPage() {
  const token = useLinkToken();
  const accept = useMutation(trpc.identity.acceptInvitation.mutationOptions());
  const form = useAppForm({ schema, defaultValues: { name: '', password: '' } });
  if (token === null || (accept.isError && readError(accept.error).code === 'auth.link_invalid')) {
    return (
      <LinkInvalid to="/login" action={<Trans>Go to the login</Trans>}>
        <Trans>It is used up or older than three days. Ask the person who invited you for a new one.</Trans>
      </LinkInvalid>
    );
  }
  if (accept.isSuccess) return <Accepted isStaff={accept.data.surface === 'staff'} />;
  return (
    <AuthCard
      title={<Trans>You are invited</Trans>}
      description={<Trans>Choose how others see you, and a password for logging in.</Trans>}
    >
      <Form
        form={form}
        onSubmit={({ name, password: newPassword }) => accept.mutateAsync({ token, name, newPassword })}
      >
        <TextField name="name" label={<Trans>Name</Trans>} autoComplete="name" autoFocus />
        <PasswordField
          name="password"
          label={<Trans>Password</Trans>}
          hint={<Trans>At least 12 characters. A few words in a row are easy to keep in mind.</Trans>}
          autoComplete="new-password"
        />
        <SubmitButton size="lg">
          <Trans>Accept the invitation</Trans>
        </SubmitButton>
      </Form>
    </AuthCard>
  );
}

function Accepted({ isStaff }: { isStaff: boolean }) {
  return (
    <AuthCard title={<Trans>Welcome</Trans>}>
      <Outcome kind="done">
        <p className="text-muted-foreground">
          <Trans>Your account is ready. Log in with your e-mail address and the new password.</Trans>
        </p>
      </Outcome>
      {/* Staff pages are another bundle: a plain link, not the router's. */}
      <a href={isStaff ? '/admin/login' : '/login'} className={buttonVariants({ size: 'lg' })}>
        <Trans>Log in</Trans>
      </a>
    </AuthCard>
  );
}
