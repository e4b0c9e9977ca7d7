import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { Button } from '#components/ui/button.tsx';
import { errorText } from '#lib/error-text.ts';
import { readError } from '#lib/errors.ts';
import { ForbiddenPage } from './ForbiddenPage.tsx';
import { HomeLink, NotFoundPage } from './NotFoundPage.tsx';
import { OfflinePage } from './OfflinePage.tsx';
import { StatusPage } from './StatusPage.tsx';

/** The boundary of every route: a failed page never takes the frame around it down. */
export function RouteErrorPage({ error, reset }: ErrorComponentProps) {
  const { i18n } = useLingui();
  const router = useRouter();
  const { code, status } = readError(error);
  const retry = () => {
    reset();
    void router.invalidate();
  };
  if (status === 403) return <ForbiddenPage />;
  if (status === 404) return <NotFoundPage />;
  if (status === 0) return <OfflinePage retry={retry} />;
  return (
    <StatusPage
      code="500"
      title={<Trans>This page failed</Trans>}
      actions={
        <>
          <Button onClick={retry}>
            <Trans>Try again</Trans>
          </Button>
          <HomeLink />
        </>
      }
    >
      {i18n._(errorText(code))}
    </StatusPage>
  );
}
