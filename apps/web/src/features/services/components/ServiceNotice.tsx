import { Trans } from '@lingui/react/macro';
import { OVERDUE_REASON } from '@panel1/shared-types/dunning';
import { PAUSED_REASON } from '@panel1/shared-types/states';
import { USAGE_CAP_REASON } from '@panel1/shared-types/usage';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { useCan } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import { openWish, type Service } from '../lib/service.ts';

/** What somebody has to know before anything else: a stopped job, a suspension, a wish that is on its way. */
export function ServiceNotice({ service }: { service: Service }) {
  const notice = useNotice(service);
  return notice === null ? null : <div className="mb-4 flex flex-col gap-2">{notice}</div>;
}

function useNotice(service: Service) {
  const can = useCan();
  const wish = openWish(service);
  const parked = useQuery({
    ...trpc.provisioning.listJobs.queryOptions({
      limit: 1,
      filter: { serviceId: service.serviceId, states: ['parked'] },
    }),
    enabled: can('effect:read'),
  });
  const job = parked.data?.rows[0];
  if (job) return <ParkedNotice effectId={job.effectId} message={job.message} />;
  if (service.offers.needsDomain) {
    return (
      <Alert tone="warning">
        <Trans>The account is made when its domain is known.</Trans>
      </Alert>
    );
  }
  if (wish === 'package') {
    return (
      <Alert tone="info">
        <Trans>
          The plan is being changed to <bdi>{service.targetPackage}</bdi>.
        </Trans>
      </Alert>
    );
  }
  if (wish !== null) {
    return (
      <Alert tone="info">
        <span className="inline-flex flex-wrap items-center gap-2">
          <Trans>On its way to:</Trans>
          <StatusBadge status={wish} />
        </span>
      </Alert>
    );
  }
  if (service.status === 'suspended' && service.suspendReason !== null) {
    return (
      <Alert tone="warning" title={<Trans>Suspended</Trans>}>
        <SuspendedFor reason={service.suspendReason} />
      </Alert>
    );
  }
  return null;
}

function SuspendedFor({ reason }: { reason: string }) {
  if (reason === USAGE_CAP_REASON) return <Trans>The spend cap of this period is reached.</Trans>;
  if (reason === PAUSED_REASON) return <Trans>Its subscription is paused.</Trans>;
  if (reason === OVERDUE_REASON) return <Trans>An invoice is overdue.</Trans>;
  return <bdi>{reason}</bdi>;
}

function ParkedNotice({ effectId, message }: { effectId: string; message: string | null }) {
  return (
    <Alert
      tone="danger"
      title={<Trans>A job has stopped and waits for a person</Trans>}
      action={
        <Link to={`/admin/jobs/${effectId}`} className="shrink-0 font-medium underline underline-offset-2">
          <Trans>Open the job</Trans>
        </Link>
      }
    >
      {message === null ? null : <bdi>{message}</bdi>}
    </Alert>
  );
}
