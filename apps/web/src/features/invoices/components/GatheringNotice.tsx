import { Trans } from '@lingui/react/macro';
import { DateText } from '#components/DateText.tsx';
import { Alert } from '#components/ui/alert.tsx';
import type { Invoice } from '../lib/invoice.ts';

/** Says of a draft that gathers what falls due when it goes out. */
export function GatheringNotice({ invoice }: { invoice: Invoice }) {
  if (invoice.issuesOn === null) return null;
  return (
    <Alert tone="info" className="mb-4">
      <Trans>
        What falls due of this client is gathered here and issued on <DateText value={invoice.issuesOn} />. Its services
        go on meanwhile; the days to pay count from the issue. Issue it sooner if you like: what comes later gets
        another draft.
      </Trans>
    </Alert>
  );
}
