import { Plural, Trans } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert } from '#components/ui/alert.tsx';
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
  const link = useQuery({
    ...trpc.identity.resetLink.queryOptions({ token: token ?? '' }),
    enabled: token !== null,
    retry: false,
    // It is used up by saving, which is no reason to say that it was never good.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const reset = useMutation(trpc.identity.resetPassword.mutationOptions());
  if (reset.isSuccess) return <PasswordSet {...reset.data} />;
  if (token === null || isInvalid(link.error) || isInvalid(reset.error)) {
    return (
      <LinkInvalid to="/forgot-password" action={<Trans>Send me a new link</Trans>}>
        <Trans>It is used up or older than 30 minutes. Ask for a new one; the newest always works.</Trans>
      </LinkInvalid>
    );
  }
  return (
    <AuthCard
      title={<Trans>Set a password</Trans>}
      description={<Trans>Everybody who is logged in with the old one is logged out.</Trans>}
    >
      <NewPasswordForm
        apiKeys={link.data?.apiKeys ?? 0}
        onSubmit={({ password, revokesApiKeys }) => reset.mutateAsync({ token, newPassword: password, revokesApiKeys })}
        submitLabel={<Trans>Save password</Trans>}
      />
    </AuthCard>
  );
}

const isInvalid = (error: unknown): boolean => error !== null && readError(error).code === 'auth.link_invalid';

/** Tells what the new password did not end: API keys work without one. */
function PasswordSet({ revokedKeys, workingKeys }: { revokedKeys: number; workingKeys: number }) {
  return (
    <AuthCard title={<Trans>Your password is set</Trans>}>
      <Outcome kind="done">
        <p className="text-muted-foreground">
          <Trans>Log in with it now.</Trans>
        </p>
        {revokedKeys === 0 ? null : (
          <p className="text-muted-foreground">
            <Plural value={revokedKeys} one="# API key was revoked." other="# API keys were revoked." />
          </p>
        )}
      </Outcome>
      {workingKeys === 0 ? null : (
        <Alert tone="warning">
          <Plural
            value={workingKeys}
            one="# API key that you made still works. You find it under API keys once you are logged in."
            other="# API keys that you made still work. You find them under API keys once you are logged in."
          />
        </Alert>
      )}
      <Link to="/login" className={buttonVariants({ size: 'lg' })}>
        <Trans>Log in</Trans>
      </Link>
    </AuthCard>
  );
}
