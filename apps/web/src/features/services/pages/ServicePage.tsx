import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AuditTimeline } from '#components/AuditTimeline.tsx';
import { ObjectPage } from '#components/ObjectPage.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import type { TabEntry } from '#components/ui/tabs.tsx';
import { UsageSummary } from '#components/usage/UsageSummary.tsx';
import { useCan } from '#lib/auth/session.ts';
import { Slot } from '#lib/plugins/Slot.tsx';
import { useParam } from '#lib/routing/use-params.ts';
import { trpc } from '#lib/trpc.ts';
import { ServiceActions } from '../components/ServiceActions.tsx';
import { ServiceFacts } from '../components/ServiceFacts.tsx';
import { ServiceJobs } from '../components/ServiceJobs.tsx';
import { ServiceNotice } from '../components/ServiceNotice.tsx';
import { ServicePlan } from '../components/ServicePlan.tsx';
import { ServiceUsage } from '../components/ServiceUsage.tsx';
import { type Service, serviceName } from '../lib/service.ts';

export function ServicePage() {
  const { t } = useLingui();
  const can = useCan();
  const serviceId = useParam('id');
  const query = useQuery(trpc.provisioning.getService.queryOptions({ serviceId }));
  const tabs = (service: Service): TabEntry[] => [
    {
      value: 'overview',
      label: t`Overview`,
      content: (
        <div className="flex flex-col gap-4">
          <ServiceUsage service={service} />
          {can('effect:read') ? <ServiceJobs serviceId={serviceId} /> : null}
        </div>
      ),
    },
    ...(can('audit:read')
      ? [{ value: 'timeline', label: t`Timeline`, content: <ServiceTimeline serviceId={serviceId} /> }]
      : []),
  ];
  return (
    <ObjectPage
      query={query}
      header={(service) => ({
        title: <bdi>{serviceName(service)}</bdi>,
        badge: <StatusBadge status={service.status} />,
        crumbs: [
          {
            key: 'list',
            content: (
              <Link to="/admin/services">
                <Trans>Services</Trans>
              </Link>
            ),
          },
          { key: 'this', content: <bdi>{serviceName(service)}</bdi> },
        ],
        description: <bdi>{service.label}</bdi>,
        actions: <ServiceActions service={service} />,
      })}
      notice={(service) => <ServiceNotice service={service} />}
      tabs={tabs}
      rail={(service) => (
        <>
          <ServiceFacts service={service} />
          {can('subscription:read') ? <ServicePlan subscriptionId={service.subscriptionId} /> : null}
          <UsageSummary subscriptionId={service.subscriptionId} area="admin" />
          <Slot name="admin.service.side" />
        </>
      )}
    />
  );
}

function ServiceTimeline({ serviceId }: { serviceId: string }) {
  const query = useQuery(
    trpc.clients.timeline.queryOptions({ resourceKind: 'service', resourceId: serviceId, limit: 100 }),
  );
  return <AuditTimeline query={query} />;
}
