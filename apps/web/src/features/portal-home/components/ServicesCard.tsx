import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ExternalLink, Server } from 'lucide-react';
import { EmptyState } from '#components/EmptyState.tsx';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Button, buttonVariants } from '#components/ui/button.tsx';
import { useOpenPanel } from '#hooks/use-open-panel.ts';
import { useCan } from '#lib/auth/session.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';

type Service = RouterOutputs['provisioning']['listServices']['rows'][number];

const SHOWN = 8;

/** The newest services, each with the way into its panel. */
export function ServicesCard() {
  const { t } = useLingui();
  const mayOpen = useCan()('service:open_panel');
  const panel = useOpenPanel();
  const query = useQuery(trpc.provisioning.listServices.queryOptions({ limit: SHOWN }));
  const open = (service: Service) =>
    mayOpen && service.status === 'active' && service.username !== null ? (
      <Button
        size="sm"
        variant="outline"
        busy={panel.openingId === service.serviceId}
        onClick={() => void panel.open(service.serviceId)}
      >
        <ExternalLink aria-hidden="true" className="rtl:-scale-x-100" />
        <Trans>
          Open panel <span className="sr-only">of {service.domain}</span>
        </Trans>
      </Button>
    ) : undefined;
  return (
    <Section flush title={<Trans>Your services</Trans>} actions={<AllServices total={query.data?.total ?? 0} />}>
      <RowList
        label={t`Your services`}
        query={query}
        item={(service) => ({
          id: service.serviceId,
          to: `/portal/services/${service.serviceId}`,
          title: <bdi>{service.domain ?? service.label}</bdi>,
          hint: service.domain === null ? undefined : <bdi>{service.label}</bdi>,
          badge: <StatusBadge status={service.status} />,
          actions: open(service),
        })}
        empty={
          <EmptyState
            icon={Server}
            title={<Trans>Nothing is running yet</Trans>}
            action={
              <Link to="/" className={buttonVariants()}>
                <Trans>See what we offer</Trans>
              </Link>
            }
          />
        }
      />
    </Section>
  );
}

function AllServices({ total }: { total: number }) {
  if (total <= SHOWN) return null;
  return (
    <Link to="/portal/services" className="text-sm underline underline-offset-4">
      <Trans>All {total} services</Trans>
    </Link>
  );
}
