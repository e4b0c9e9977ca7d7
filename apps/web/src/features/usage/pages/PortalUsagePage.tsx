import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ErrorState } from '#components/ErrorState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useParam } from '#lib/routing/use-params.ts';
import { trpc } from '#lib/trpc.ts';
import { UsageOverview } from '../components/UsageOverview.tsx';

/** A client's view of what a service uses and costs. */
export function PortalUsagePage() {
  const { i18n } = useLingui();
  const subscriptionId = useParam('id');
  const query = useQuery(trpc.usage.overview.queryOptions({ subscriptionId, locale: i18n.locale }));
  if (query.error && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton className="h-96" />;
  return (
    <>
      <PageHeader
        title={
          <Trans>
            Usage of <bdi>{query.data.description}</bdi>
          </Trans>
        }
        crumbs={[
          {
            key: 'services',
            content: (
              <Link to="/portal/services">
                <Trans>Services</Trans>
              </Link>
            ),
          },
          { key: 'this', content: <Trans>Usage</Trans> },
        ]}
      />
      <UsageOverview overview={query.data} />
    </>
  );
}
