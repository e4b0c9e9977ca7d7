import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Server } from 'lucide-react';
import { EmptyState } from '#components/EmptyState.tsx';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { useFormat } from '#lib/format/use-format.ts';
import { trpc } from '#lib/trpc.ts';

/** The newest services of a client, with the way to all of them. */
export function ClientServices({ clientId, limit = 25 }: { clientId: string; limit?: number }) {
  const { t } = useLingui();
  const query = useQuery({
    ...trpc.provisioning.listServices.queryOptions({ limit, filter: { clientId } }),
    placeholderData: keepPreviousData,
  });
  const total = query.data?.total ?? 0;
  const all = useFormat().number(total);
  return (
    <Section
      flush
      title={<Trans>Services</Trans>}
      actions={
        total > 0 ? (
          <Link
            to="/admin/services"
            search={{ client: clientId }}
            className="text-primary text-sm hover:underline dark:text-info"
          >
            <Trans>All {all}</Trans>
          </Link>
        ) : undefined
      }
    >
      <RowList
        label={t`Services`}
        query={query}
        item={(service) => ({
          id: service.serviceId,
          to: `/admin/services/${service.serviceId}`,
          title: <bdi>{service.label}</bdi>,
          hint: <bdi>{[service.domain, service.username].filter(Boolean).join(' · ')}</bdi>,
          badge: <StatusBadge status={service.status} />,
        })}
        empty={<EmptyState icon={Server} title={<Trans>No service yet</Trans>} />}
      />
    </Section>
  );
}
