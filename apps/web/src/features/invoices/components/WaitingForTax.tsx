import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { DateText } from '#components/DateText.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { useCan } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import type { Invoice } from '../lib/invoice.ts';

/** Says why an invoice is not issued yet, and when the next try is made. */
export function WaitingForTax({ invoice }: { invoice: Invoice }) {
  const { clientId } = invoice;
  const may = useCan()('client:read');
  const isWaiting = invoice.status === 'pending_tax';
  const { data } = useQuery({ ...trpc.clients.taxProfile.queryOptions({ clientId }), enabled: may && isWaiting });
  if (!isWaiting) return null;
  return (
    <Alert tone="warning" className="mb-4" title={<Trans>Waiting for the check of the VAT number</Trans>}>
      <Trans>
        The number <bdi className="num">{data?.taxId ?? '…'}</bdi> decides about the tax, and VIES has not answered yet.
        The invoice is issued by itself when it does; nothing has to be paid before.
      </Trans>{' '}
      {data?.nextCheckAt ? (
        <Trans>
          Next try <DateText value={data.nextCheckAt} style="relative" />.
        </Trans>
      ) : null}
    </Alert>
  );
}
