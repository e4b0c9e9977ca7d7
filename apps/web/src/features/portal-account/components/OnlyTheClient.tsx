import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Alert } from '#components/ui/alert.tsx';
import { useSession } from '#lib/auth/session.ts';

/** What belongs to the person alone: staff who view the account read why it is not shown. */
export function OnlyTheClient({ children }: { children: ReactNode }) {
  const session = useSession();
  if (!session?.impersonation) return children;
  return (
    <Alert tone="info" title={<Trans>Not shown while you view this account</Trans>}>
      <Trans>Password, sessions and profile belong to the person. Only they can see and change them.</Trans>
    </Alert>
  );
}
