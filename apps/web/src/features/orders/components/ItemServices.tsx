import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Check, Circle, CircleAlert, LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { useCan } from '#lib/auth/session.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import type { Order } from '../lib/order.ts';
import { type StepState, stepsOf } from '../lib/steps.ts';

type Service = RouterOutputs['provisioning']['listServices']['rows'][number];

const FAST_MS = 2000;

/** The services that an item became, with their steps. News of the server refresh it; while steps run it also asks. */
export function ItemServices({ order, item }: { order: Order; item: Order['items'][number] }) {
  const query = useQuery({
    ...trpc.provisioning.listServices.queryOptions({ filter: { subscriptionId: item.subscriptionId ?? undefined } }),
    enabled: item.subscriptionId !== null && order.status === 'accepted',
    refetchInterval: ({ state }) => (state.data?.rows.some(isMoving) ? FAST_MS : false),
  });
  if (order.status !== 'accepted') return <Waiting order={order} />;
  const services = query.data?.rows ?? [];
  return (
    <ul className="flex flex-col gap-3">
      {services.map((service) => (
        <li key={service.serviceId}>
          <ServiceSteps service={service} />
        </li>
      ))}
    </ul>
  );
}

const isMoving = ({ status }: Service) => status === 'pending' || status === 'provisioning';

function Waiting({ order }: { order: Order }) {
  if (order.status !== 'pending' && order.status !== 'in_review') return null;
  return (
    <p className="text-muted-foreground text-sm">
      {order.status === 'pending' ? (
        <Trans>Set up when the invoice is paid or staff accept the order.</Trans>
      ) : (
        <Trans>Set up when staff release or accept the order.</Trans>
      )}
    </p>
  );
}

function ServiceSteps({ service }: { service: Service }) {
  const { t } = useLingui();
  const can = useCan();
  const job = useQuery({
    ...trpc.provisioning.listJobs.queryOptions({ limit: 1, filter: { serviceId: service.serviceId } }),
    enabled: can('effect:read') && service.status !== 'active',
    refetchInterval: isMoving(service) ? FAST_MS : false,
  }).data?.rows[0];
  const steps = stepsOf(service, job);
  const texts: Record<string, ReactNode> = {
    server: t`Server chosen`,
    account: t`Account created`,
    ready: t`Ready to use`,
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2 text-sm">
        <Link
          to={`/admin/services/${service.serviceId}`}
          className="font-medium text-primary hover:underline dark:text-info"
        >
          <bdi>{service.domain ?? service.label}</bdi>
        </Link>
        <StatusBadge status={service.status} />
        {service.username === null ? null : (
          <code dir="ltr" className="text-muted-foreground text-xs">
            {service.username}
          </code>
        )}
      </div>
      <ol aria-label={t`Steps`} aria-live="polite" className="flex flex-wrap gap-x-5 gap-y-1.5 text-sm">
        {steps.map((step) => (
          <li key={step.id} className="flex items-center gap-1.5">
            <StepIcon state={step.state} />
            {texts[step.id]}
          </li>
        ))}
      </ol>
      {job && job.state !== 'succeeded' && job.message ? (
        <p className="text-danger text-sm">
          <Link to={`/admin/jobs/${job.effectId}`} className="underline underline-offset-4">
            <bdi>{job.message}</bdi>
          </Link>
        </p>
      ) : null}
    </div>
  );
}

function StepIcon({ state }: { state: StepState }) {
  const { t } = useLingui();
  switch (state) {
    case 'done':
      return <Check role="img" aria-label={t`done`} className="size-4 text-success" />;
    case 'running':
      return <LoaderCircle role="img" aria-label={t`under way`} className="size-4 animate-spin text-info" />;
    case 'stuck':
      return <CircleAlert role="img" aria-label={t`needs somebody`} className="size-4 text-danger" />;
    case 'waiting':
      return <Circle role="img" aria-label={t`not yet`} className="size-4 text-muted-foreground" />;
  }
}
