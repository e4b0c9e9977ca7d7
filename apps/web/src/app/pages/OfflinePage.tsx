import { Trans } from '@lingui/react/macro';
import { Button } from '#components/ui/button.tsx';
import { StatusPage } from './StatusPage.tsx';

export function OfflinePage({ retry }: { retry: () => void }) {
  return (
    <StatusPage
      code="—"
      title={<Trans>No connection</Trans>}
      actions={
        <Button onClick={retry}>
          <Trans>Try again</Trans>
        </Button>
      }
    >
      <Trans>The server could not be reached. Nothing was changed.</Trans>
    </StatusPage>
  );
}
