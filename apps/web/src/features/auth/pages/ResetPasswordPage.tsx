import { Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { buttonVariants } from '#components/ui/button.tsx';
import { readError } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';
import { AuthCard } from '../components/AuthCard.tsx';
import { LinkInvalid } from '../components/LinkInvalid.tsx';
import { Outcome } from '../components/Outcome.tsx';
import { NewPasswordForm } from '../forms/NewPasswordForm.tsx';
import { useLinkToken } from '../hooks/use-link-token.ts';

/** Sets a password by a mailed link: a forgotten one, or the first one of somebody who ordered as a guest. */
export function ResetPasswordPage() {
  const token = useLinkToken();
  const reset = useMutation(trpc.identity.resetPassword.mutationOptions());
  if (token === null || (reset.isError && readError(reset.error).code === 'auth.link_invalid')) {
    return (
      <LinkInvalid to="/forgot-password" action={<Trans>Send me a new link</Trans>}>
        <Trans>It is used up or older than 30 minutes. Ask for a new one; the newest always works.</Trans>
      </LinkInvalid>
    );
  }
  if (reset.isSuccess) return <PasswordSet />;
  return (
    <AuthCard
      title={<Trans>Set a password</Trans>}
      description={<Trans>Everybody who is logged in with the old one is logged out.</Trans>}
    >
      <NewPasswordForm
        onSubmit={({ password }) => reset.mutateAsync({ token, newPassword: password })}
        submitLabel={<Trans>Save password</Trans>}
      />
    </AuthCard>
  );
}

function PasswordSet() {
  return (
    <AuthCard title={<Trans>Your password is set</Trans>}>
      <Outcome kind="done">
        <p className="text-muted-foreground">
          <Trans>Log in with it now.</Trans>
        </p>
      </Outcome>
      <Link to="/login" className={buttonVariants({ size: 'lg' })}>
        <Trans>Log in</Trans>
      </Link>
    </AuthCard>
  );
}
