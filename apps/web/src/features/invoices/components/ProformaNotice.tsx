import { Trans } from '@lingui/react/macro';
import { Alert } from '#components/ui/alert.tsx';
import type { Invoice } from '../lib/invoice.ts';

/** Says what a pro forma is, as long as it is one to pay. */
export function ProformaNotice({ invoice }: { invoice: Invoice }) {
  if (invoice.document !== 'proforma' || invoice.status !== 'issued') return null;
  return (
    <Alert tone="info" className="no-print mb-4">
      <Trans>
        This is a request to pay. The invoice, with a number and the day of the payment, comes when it is paid.
      </Trans>
    </Alert>
  );
}
