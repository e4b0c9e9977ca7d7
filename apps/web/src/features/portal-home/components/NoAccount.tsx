import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Store } from 'lucide-react';
import { EmptyState } from '#components/EmptyState.tsx';
import { buttonVariants } from '#components/ui/button.tsx';

/** For a login that belongs to no client account: nothing was ordered, or the access was taken away. */
export function NoAccount() {
  return (
    <EmptyState
      icon={Store}
      title={<Trans>There is nothing here for you yet</Trans>}
      action={
        <Link to="/" className={buttonVariants()}>
          <Trans>See what we offer</Trans>
        </Link>
      }
    >
      <Trans>
        An account opens with your first order. If somebody invited you to theirs, open the link in that mail.
      </Trans>
    </EmptyState>
  );
}
