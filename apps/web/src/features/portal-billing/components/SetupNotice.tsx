import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Alert } from '#components/ui/alert.tsx';
import { useMethodSetup } from '../hooks/use-method-setup.ts';
import type { SetupLink } from '../lib/setup-link.ts';

/** How it stands with a payment method that is being added. */
export function SetupNotice({ link }: { link: SetupLink }): ReactNode {
  const { setup, isWaiting } = useMethodSetup(link);
  if (!setup) return null;
  if (isWaiting) return <Waiting isLeaving={link.cameBack === null} />;
  switch (setup.status) {
    case 'succeeded':
      return (
        <Alert tone="success" title={<Trans>The payment method is saved</Trans>}>
          <Trans>Nothing was charged.</Trans>
        </Alert>
      );
    case 'failed':
      return (
        <Alert tone="danger" title={<Trans>The payment method could not be saved</Trans>}>
          <Trans>Nothing was charged. Try again, or use another one.</Trans>
        </Alert>
      );
    case 'cancelled':
      return (
        <Alert tone="warning" title={<Trans>No payment method was added</Trans>}>
          <Trans>The page has been closed or has expired. You can begin again at any time.</Trans>
        </Alert>
      );
    default:
      return <Unfinished page={setup.redirectUrl} />;
  }
}

function Waiting({ isLeaving }: { isLeaving: boolean }) {
  return (
    <Alert tone="info" aria-busy="true">
      {isLeaving ? (
        <Trans>Taking you to the page of the payment service…</Trans>
      ) : (
        <Trans>Asking the payment service whether it was saved…</Trans>
      )}
    </Alert>
  );
}

function Unfinished({ page }: { page: string | null }) {
  const goOn =
    page === null ? undefined : (
      <a href={page} className="shrink-0 font-medium underline underline-offset-4">
        <Trans>Go on</Trans>
      </a>
    );
  return (
    <Alert tone="warning" title={<Trans>Not saved yet</Trans>} action={goOn}>
      <Trans>You left the page of the payment service before the end. Nothing was charged.</Trans>
    </Alert>
  );
}
