import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { DateText } from '#components/DateText.tsx';
import { ErrorState } from '#components/ErrorState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useSession } from '#lib/auth/session.ts';
import { Slot } from '#lib/plugins/Slot.tsx';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { LatestClients, LatestOrders } from '../components/Latest.tsx';
import { ServerHealth, ServiceCounts } from '../components/Operations.tsx';
import { RevenueChart } from '../components/RevenueChart.tsx';
import { Stats } from '../components/Stats.tsx';

type Dashboard = RouterOutputs['reporting']['dashboard'];

/** What staff see first: the day in figures, the year as a chart, the newest, and how the machines are. */
export function DashboardPage() {
  const query = useQuery(trpc.reporting.dashboard.queryOptions({}));
  if (query.error && query.data === undefined) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  }
  return (
    <>
      <PageHeader
        title={<Trans>Dashboard</Trans>}
        description={query.data ? <DateText value={query.data.today} /> : undefined}
      />
      {query.data ? <Parts dashboard={query.data} /> : <DashboardSkeleton />}
    </>
  );
}

function Parts({ dashboard }: { dashboard: Dashboard }) {
  const currency = useSession()?.tenant.currency ?? 'EUR';
  const { revenue, latestOrders, latestClients, servers, services, simulated, renewalStops } = dashboard;
  return (
    <div className="flex flex-col gap-4">
      {simulated.length === 0 ? null : <SimulatedNotice plugins={simulated} />}
      {renewalStops?.runStopId ? <RenewalsStopped stopId={renewalStops.runStopId} /> : null}
      <Stats dashboard={dashboard} currency={currency} />
      {revenue ? <RevenueChart revenue={revenue} currency={currency} /> : null}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {latestOrders ? <LatestOrders orders={latestOrders} /> : null}
        {latestClients ? <LatestClients clients={latestClients} /> : null}
        {servers ? <ServerHealth servers={servers} /> : null}
        {services ? <ServiceCounts services={services} /> : null}
      </div>
      <Slot name="admin.dashboard.after" />
    </div>
  );
}

function SimulatedNotice({ plugins }: { plugins: Dashboard['simulated'] }) {
  const { i18n } = useLingui();
  const names = new Intl.ListFormat(i18n.locale).format(plugins.map((plugin) => plugin.name));
  return (
    <Alert tone="warning" title={<Trans>Simulated providers</Trans>}>
      <Trans>
        <bdi>{names}</bdi> talk to simulators on this machine: no money moves and no account is real.
      </Trans>
    </Alert>
  );
}

function RenewalsStopped({ stopId }: { stopId: string }) {
  return (
    <Alert
      tone="danger"
      title={<Trans>No renewals are billed</Trans>}
      action={
        <Link to={`/admin/renewal-stops/${stopId}`} className="shrink-0 font-medium underline">
          <Trans>Look and decide</Trans>
        </Link>
      }
    >
      <Trans>The daily run found something unusual and waits for you.</Trans>
    </Alert>
  );
}

function DashboardSkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-4">
      <div className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-5">
        <Skeleton className="h-20" />
        <Skeleton className="h-20" />
        <Skeleton className="h-20" />
      </div>
      <Skeleton className="h-64" />
      <Skeleton className="h-64" />
    </div>
  );
}
