import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ErrorState } from '#components/ErrorState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useCan } from '#lib/auth/session.ts';
import { useParam } from '#lib/routing/use-params.ts';
import { trpc } from '#lib/trpc.ts';
import { VersionList } from '../components/VersionList.tsx';
import { TermsEditor } from '../forms/TermsEditor.tsx';

/** What is measured of a product and what it costs. */
export function ProductUsagePage() {
  const productId = useParam('id');
  const mayEdit = useCan()('product:manage');
  const query = useQuery(trpc.usage.terms.queryOptions({ productId }));
  const { data } = query;
  if (query.error && !data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!data) return <Skeleton className="h-96" />;
  return (
    <>
      <PageHeader
        title={<Trans>Usage prices</Trans>}
        description={<Trans>What is measured, what is included, and what each further unit costs.</Trans>}
        crumbs={[
          {
            key: 'list',
            content: (
              <Link to="/admin/products">
                <Trans>Products</Trans>
              </Link>
            ),
          },
          {
            key: 'product',
            content: (
              <Link to={`/admin/products/${productId}`}>
                <bdi>{data.name}</bdi>
              </Link>
            ),
          },
          { key: 'this', content: <Trans>Usage prices</Trans> },
        ]}
      />
      {data.hasPeriods ? null : (
        <Alert tone="warning" className="mb-4" title={<Trans>This product has no periods</Trans>}>
          <Trans>Usage is billed after each period. Give the product a recurring price first.</Trans>
        </Alert>
      )}
      <TermsEditor key={data.versions[0]?.validFrom ?? 'new'} versions={data} mayEdit={mayEdit} />
      <VersionList versions={data} mayEdit={mayEdit} />
    </>
  );
}
