import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { buttonVariants } from '#components/ui/button.tsx';
import { AuthCard } from './AuthCard.tsx';
import { Outcome } from './Outcome.tsx';

/** A mailed link that does not work any more, and how to get another. */
export function LinkInvalid({ children, to, action }: { children: ReactNode; to: string; action: ReactNode }) {
  return (
    <AuthCard title={<Trans>This link does not work</Trans>}>
      <Outcome kind="failed">
        <p>{children}</p>
      </Outcome>
      <Link to={to} className={buttonVariants()}>
        {action}
      </Link>
    </AuthCard>
  );
}
