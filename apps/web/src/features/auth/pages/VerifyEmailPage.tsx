import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { ErrorState } from '#components/ErrorState.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { Progress } from '#components/ui/progress.tsx';
import { useSession } from '#lib/auth/session.ts';
import { readError } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';
import { AuthCard } from '../components/AuthCard.tsx';
import { LinkInvalid } from '../components/LinkInvalid.tsx';
import { Outcome } from '../components/Outcome.tsx';
import { useLinkToken } from '../hooks/use-link-token.ts';

/** Confirms an address by its mailed link, without another click. */
export function VerifyEmailPage() {
  const token = useLinkToken();
  const { mutate, ...verify } = useMutation(trpc.identity.verifyEmail.mutationOptions());
  const isSent = useRef(false);
  useEffect(() => {
    if (token === null || isSent.current) return;
    isSent.current = true;
    mutate({ token });
  }, [token, mutate]);
  if (token === null || (verify.isError && readError(verify.error).code === 'auth.link_invalid')) {
    return (
      <LinkInvalid to="/login" action={<Trans>Go to the login</Trans>}>
        <Trans>It is used up or older than 30 minutes. After logging in you can have a new one sent.</Trans>
      </LinkInvalid>
    );
  }
  if (verify.isError) return <ErrorState error={verify.error} onRetry={() => mutate({ token })} />;
  return verify.isSuccess ? <Confirmed /> : <Waiting />;
}

function Waiting() {
  const { t } = useLingui();
  return (
    <AuthCard title={<Trans>Confirming your address…</Trans>}>
      <Progress label={t`Confirming your address…`} />
    </AuthCard>
  );
}

function Confirmed() {
  const session = useSession();
  return (
    <AuthCard title={<Trans>Your e-mail address is confirmed</Trans>}>
      <Outcome kind="done">
        <p className="text-muted-foreground">
          <Trans>Thank you. Invoices and access data will reach you there.</Trans>
        </p>
      </Outcome>
      <Link to={session ? '/portal' : '/login'} className={buttonVariants({ size: 'lg' })}>
        {session ? <Trans>Go to the client area</Trans> : <Trans>Log in</Trans>}
      </Link>
    </AuthCard>
  );
}
