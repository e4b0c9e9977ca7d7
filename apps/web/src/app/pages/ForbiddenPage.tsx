import { Trans } from '@lingui/react/macro';
import { HomeLink } from './NotFoundPage.tsx';
import { StatusPage } from './StatusPage.tsx';

export function ForbiddenPage() {
  return (
    <StatusPage code="403" title={<Trans>Your role does not include this page</Trans>} actions={<HomeLink />}>
      <Trans>Ask someone who manages roles to give you access.</Trans>
    </StatusPage>
  );
}
