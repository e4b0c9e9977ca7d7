import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { buttonVariants } from '#components/ui/button.tsx';
import { currentSurface, loginPath } from '#lib/auth/surface.ts';
import { AuthCard } from '../components/AuthCard.tsx';
import { Outcome } from '../components/Outcome.tsx';

export function LoggedOutPage() {
  return (
    <AuthCard title={<Trans>You are logged out</Trans>}>
      <Outcome kind="done">
        <p className="text-muted-foreground">
          <Trans>Your session has ended on the server, too. On a shared computer, close this window now.</Trans>
        </p>
      </Outcome>
      <div className="flex flex-wrap gap-2">
        <Link to={loginPath()} className={buttonVariants()}>
          <Trans>Log in again</Trans>
        </Link>
        {currentSurface() === 'client' ? (
          <Link to="/" className={buttonVariants({ variant: 'outline' })}>
            <Trans>Go to the shop</Trans>
          </Link>
        ) : null}
      </div>
    </AuthCard>
  );
}
