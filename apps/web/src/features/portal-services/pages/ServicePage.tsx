import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ObjectPage } from '#components/ObjectPage.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { UsageSummary } from '#components/usage/UsageSummary.tsx';
import { useCan } from '#lib/auth/session.ts';
import { Slot } from '#lib/plugins/Slot.tsx';
import { useParam } from '#lib/routing/use-params.ts';
import { trpc } from '#lib/trpc.ts';
import { AccessCard } from '../components/AccessCard.tsx';
import { NewPasswordDialog } from '../components/NewPasswordDialog.tsx';
import { ServiceActions } from '../components/ServiceActions.tsx';
import { ServiceNotice } from '../components/ServiceNotice.tsx';
import { ServiceTimeline } from '../components/ServiceTimeline.tsx';
import { SubscriptionCard } from '../components/SubscriptionCard.tsx';
import { UsageCard } from '../components/UsageCard.tsx';
import type { Service } from '../lib/service.ts';

/** One service: how it is, what can be done with it, how to reach it, what happened to it. */
export function ServicePage() {
  const serviceId = useParam('id');
  const query = useQuery(trpc.provisioning.getService.queryOptions({ serviceId }));
  const maySeePlan = useCan()('subscription:read');
  const [isChangingPassword, setChangingPassword] = useState(false);
  return (
    <>
      <ObjectPage
        query={query}
        header={(service) => ({
          title: service.label,
          badge: <StatusBadge status={service.status} />,
          description: <bdi>{service.domain ?? service.username}</bdi>,
          crumbs: [{ key: 'services', content: <ToServices /> }],
          actions: <ServiceActions service={service} onChangePassword={() => setChangingPassword(true)} />,
        })}
        notice={(service) => <ServiceNotice service={service} />}
        tabs={(service) => [
          { value: 'overview', label: <Trans>Overview</Trans>, content: <Overview service={service} /> },
        ]}
        rail={(service) => (
          <>
            {maySeePlan ? <SubscriptionCard subscriptionId={service.subscriptionId} /> : null}
            <UsageSummary subscriptionId={service.subscriptionId} area="portal" />
            <AccessCard service={service} />
            <Slot name="portal.service.side" />
          </>
        )}
      />
      {isChangingPassword && query.data ? (
        <NewPasswordDialog service={query.data} onClose={() => setChangingPassword(false)} />
      ) : null}
    </>
  );
}

function ToServices() {
  return (
    <Link to="/portal/services">
      <Trans>Services</Trans>
    </Link>
  );
}

function Overview({ service }: { service: Service }) {
  return (
    <div className="flex flex-col gap-4">
      {service.offers.refreshUsage ? <UsageCard service={service} /> : null}
      <ServiceTimeline service={service} />
      <Slot name="portal.service.after" />
    </div>
  );
}
