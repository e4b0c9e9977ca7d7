import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Server } from 'lucide-react';
import { EmptyState } from '#components/EmptyState.tsx';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { useFormat } from '#lib/format/use-format.ts';
import type { RouterOutputs } from '#lib/trpc.ts';

type Dashboard = RouterOutputs['reporting']['dashboard'];

/** How the servers are and how full; those that fail come first. */
export function ServerHealth({ servers }: { servers: NonNullable<Dashboard['servers']> }) {
  const { t } = useLingui();
  const format = useFormat();
  const looks: Record<string, { tone: 'success' | 'danger' | 'neutral'; text: string }> = {
    healthy: { tone: 'success', text: t`Healthy` },
    failing: { tone: 'danger', text: t`Failing` },
    unknown: { tone: 'neutral', text: t`Not checked yet` },
  };
  return (
    <Section
      flush
      title={<Trans>Servers</Trans>}
      actions={
        <Link to="/admin/servers" className="text-primary text-sm hover:underline dark:text-info">
          <Trans>All servers</Trans>
        </Link>
      }
    >
      <RowList
        label={t`Servers`}
        query={{ data: { rows: servers }, error: null, refetch: () => undefined }}
        item={(server) => ({
          id: server.serverId,
          to: `/admin/servers/${server.serverId}`,
          title: <bdi>{server.name}</bdi>,
          hint:
            server.maxAccounts === null ? (
              <Trans>{format.number(server.accounts)} accounts</Trans>
            ) : (
              <Trans>
                {format.number(server.accounts)} of {format.number(server.maxAccounts)} accounts
              </Trans>
            ),
          badge: (
            <Badge tone={looks[server.health]?.tone ?? 'neutral'}>{looks[server.health]?.text ?? server.health}</Badge>
          ),
        })}
        empty={<EmptyState icon={Server} title={<Trans>No server yet</Trans>} />}
      />
    </Section>
  );
}

/** How many services are in which state, each with the way to them. */
export function ServiceCounts({ services }: { services: NonNullable<Dashboard['services']> }) {
  const format = useFormat();
  if (services.length === 0) return null;
  return (
    <Section title={<Trans>Services</Trans>}>
      <ul className="flex flex-wrap gap-x-5 gap-y-2">
        {services.map(({ status, count }) => (
          <li key={status}>
            <Link to="/admin/services" search={{ status }} className="flex items-center gap-2 text-sm hover:underline">
              <StatusBadge status={status} />
              <span className="num font-medium">{format.number(count)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
