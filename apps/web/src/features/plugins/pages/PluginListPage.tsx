import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Plug } from 'lucide-react';
import { EmptyState } from '#components/EmptyState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { RowList } from '#components/RowList.tsx';
import { SimulatedBadge } from '#components/SimulatedBadge.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Card } from '#components/ui/card.tsx';
import { trpc } from '#lib/trpc.ts';
import type { PluginRow } from '../lib/plugin.ts';

export function PluginListPage() {
  const { t } = useLingui();
  const query = useQuery(trpc.plugins.list.queryOptions({}));
  return (
    <>
      <PageHeader
        title={<Trans>Plugins</Trans>}
        description={<Trans>Payment providers and panels. Each runs in a process of its own.</Trans>}
      />
      <Card>
        <RowList
          label={t`Plugins`}
          query={query}
          item={(plugin) => ({
            id: plugin.pluginId,
            to: `/admin/plugins/${plugin.pluginId}`,
            title: (
              <>
                <bdi>{plugin.name}</bdi>{' '}
                <span dir="ltr" className="num font-normal text-muted-foreground text-xs">
                  {plugin.version}
                </span>
              </>
            ),
            hint: <PluginHint plugin={plugin} />,
            badge: (
              <span className="flex flex-wrap items-center gap-1.5">
                {plugin.isSimulated ? <SimulatedBadge /> : null}
                <StatusBadge status={plugin.state} />
              </span>
            ),
          })}
          empty={<EmptyState icon={Plug} title={<Trans>No plugin is installed</Trans>} />}
        />
      </Card>
    </>
  );
}

function PluginHint({ plugin }: { plugin: PluginRow }) {
  if (plugin.lastError !== null) {
    return (
      <span className="text-danger">
        <bdi>{plugin.lastError}</bdi>
      </span>
    );
  }
  return <bdi>{plugin.description}</bdi>;
}
