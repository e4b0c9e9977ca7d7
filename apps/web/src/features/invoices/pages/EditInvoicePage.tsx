import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { ErrorState } from '#components/ErrorState.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useParam } from '#lib/routing/use-params.ts';
import { trpc } from '#lib/trpc.ts';
import { EditorPage } from '../components/EditorPage.tsx';

/** Changes a draft; what is issued already is shown instead. */
export function EditInvoicePage() {
  const invoiceId = useParam('id');
  const query = useQuery({ ...trpc.billing.get.queryOptions({ invoiceId }), refetchOnMount: 'always' });
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  // The form starts once from what is stored now, not from what this browser saw earlier.
  if (!query.data || !query.isFetchedAfterMount) return <Skeleton className="h-64" />;
  if (query.data.status !== 'draft') return <Navigate to={`/admin/invoices/${invoiceId}`} replace />;
  const { clientId, clientName, total } = query.data;
  return (
    <EditorPage
      title={
        <Trans>
          Draft for <bdi>{clientName}</bdi>
        </Trans>
      }
      crumbs={[
        {
          key: 'draft',
          content: (
            <Link to={`/admin/invoices/${invoiceId}`}>
              <Trans>Draft</Trans>
            </Link>
          ),
        },
        { key: 'this', content: <Trans>Change</Trans> },
      ]}
      editor={{ clientId, currency: total.currency, invoice: query.data }}
    />
  );
}
