import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
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
  const text = useLateErrorText(code);
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
      {text && i18n._(text)}
    </StatusPage>
  );
}

/** The text of an error code, a moment later: the list of all texts is no part of the first load. */
function useLateErrorText(code: string): MessageDescriptor | undefined {
  const [text, setText] = useState<MessageDescriptor>();
  useEffect(() => {
    // Without it the page says less; an error on an error page would say nothing.
    import('#lib/error-text.ts').then(({ errorText }) => setText(errorText(code))).catch(() => undefined);
  }, [code]);
  return text;
}
