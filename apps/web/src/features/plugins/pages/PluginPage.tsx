import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ObjectPage } from '#components/ObjectPage.tsx';
import { SimulatedBadge } from '#components/SimulatedBadge.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { useCan } from '#lib/auth/session.ts';
import { useParam } from '#lib/routing/use-params.ts';
import { trpc } from '#lib/trpc.ts';
import { PluginActions } from '../components/PluginActions.tsx';
import { PluginFacts } from '../components/PluginFacts.tsx';
import { PluginNotice } from '../components/PluginNotice.tsx';
import { PluginSettingsForm } from '../forms/PluginSettingsForm.tsx';
import { usePluginActions } from '../hooks/use-plugin-actions.ts';

export function PluginPage() {
  const { t } = useLingui();
  const can = useCan();
  const pluginId = useParam('id');
  const query = useQuery(trpc.plugins.get.queryOptions({ pluginId }));
  const actions = usePluginActions(pluginId);
  return (
    <ObjectPage
      query={query}
      header={(plugin) => ({
        title: <bdi>{plugin.name}</bdi>,
        badge: (
          <span className="flex flex-wrap items-center gap-1.5">
            <StatusBadge status={plugin.state} />
            {plugin.isSimulated ? <SimulatedBadge /> : null}
          </span>
        ),
        crumbs: [
          {
            key: 'list',
            content: (
              <Link to="/admin/plugins">
                <Trans>Plugins</Trans>
              </Link>
            ),
          },
          { key: 'this', content: <bdi>{plugin.name}</bdi> },
        ],
        description: <bdi>{plugin.description}</bdi>,
        actions: can('plugin:manage') ? <PluginActions plugin={plugin} actions={actions} /> : undefined,
      })}
      notice={(plugin) => <PluginNotice plugin={plugin} actions={actions} />}
      tabs={(plugin) => [
        {
          value: 'settings',
          label: t`Settings`,
          content: <PluginSettingsForm key={plugin.pluginId} plugin={plugin} />,
        },
      ]}
      rail={(plugin) => <PluginFacts plugin={plugin} />}
    />
  );
}
