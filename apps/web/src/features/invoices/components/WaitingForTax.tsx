import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { DateText } from '#components/DateText.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { useCan } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import type { Invoice } from '../lib/invoice.ts';

/** Says why an invoice is not issued yet, and when the next try is made. */
export function WaitingForTax({ invoice }: { invoice: Invoice }) {
  if (invoice.status !== 'pending_tax') return null;
  if (invoice.waitsForTax === null) return <ForVatNumber invoice={invoice} />;
  const { calculator, fault, nextTryAt } = invoice.waitsForTax;
  return (
    <Alert tone="warning" className="mb-4" title={<Trans>Waiting for the tax calculator</Trans>}>
      <Trans>
        <bdi>{calculator}</bdi> decides about the tax of this client’s country and has not answered yet. The invoice is
        issued by itself when it does; nothing has to be paid before.
      </Trans>{' '}
      {fault === null ? null : (
        <Trans>
          It said <code dir="ltr">{fault}</code>: look at the address of the client and at the plugin.
        </Trans>
      )}{' '}
      <NextTry at={nextTryAt} />
    </Alert>
  );
}

function ForVatNumber({ invoice: { clientId } }: { invoice: Invoice }) {
  const may = useCan()('client:read');
  const { data } = useQuery({ ...trpc.clients.taxProfile.queryOptions({ clientId }), enabled: may });
  return (
    <Alert tone="warning" className="mb-4" title={<Trans>Waiting for the check of the VAT number</Trans>}>
      <Trans>
        The number <bdi className="num">{data?.taxId ?? '…'}</bdi> decides about the tax, and VIES has not answered yet.
        The invoice is issued by itself when it does; nothing has to be paid before.
      </Trans>{' '}
      <NextTry at={data?.nextCheckAt ?? null} />
    </Alert>
  );
}

function NextTry({ at }: { at: string | null }) {
  if (at === null) return null;
  return (
    <Trans>
      Next try <DateText value={at} style="relative" />.
    </Trans>
  );
}
