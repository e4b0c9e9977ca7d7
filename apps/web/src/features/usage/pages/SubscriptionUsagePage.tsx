import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ErrorState } from '#components/ErrorState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useCan } from '#lib/auth/session.ts';
import { useParam } from '#lib/routing/use-params.ts';
import { trpc } from '#lib/trpc.ts';
import { EventTable } from '../components/EventTable.tsx';
import { UsageOverview } from '../components/UsageOverview.tsx';

/** The usage of one subscription for staff: what the client sees, and every event behind it. */
export function SubscriptionUsagePage() {
  const { i18n } = useLingui();
  const can = useCan();
  const subscriptionId = useParam('id');
  const query = useQuery(trpc.usage.overview.queryOptions({ subscriptionId, locale: i18n.locale }));
  if (query.error && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton className="h-96" />;
  const { description, clientId, productId, current } = query.data;
  return (
    <>
      <PageHeader
        title={<bdi>{description}</bdi>}
        crumbs={[
          {
            key: 'list',
            content: (
              <Link to="/admin/usage">
                <Trans>Usage</Trans>
              </Link>
            ),
          },
          { key: 'this', content: <bdi>{description}</bdi> },
        ]}
        actions={
          <>
            {can('client:read') ? (
              <Link to={`/admin/clients/${clientId}`} className={buttonVariants({ variant: 'outline' })}>
                <Trans>Client</Trans>
              </Link>
            ) : null}
            {can('product:read') ? (
              <Link to={`/admin/products/${productId}/usage`} className={buttonVariants({ variant: 'outline' })}>
                <Trans>Usage prices</Trans>
              </Link>
            ) : null}
          </>
        }
      />
      <div className="flex flex-col gap-6">
        <UsageOverview overview={query.data} />
        <EventTable subscriptionId={subscriptionId} metrics={current?.metrics ?? []} />
      </div>
    </>
  );
}
