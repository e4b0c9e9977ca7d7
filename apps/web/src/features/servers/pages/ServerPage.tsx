import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CopyId } from '#components/CopyId.tsx';
import { Facts } from '#components/Facts.tsx';
import { ObjectPage } from '#components/ObjectPage.tsx';
import { Section } from '#components/Section.tsx';
import type { TabEntry } from '#components/ui/tabs.tsx';
import { useCan } from '#lib/auth/session.ts';
import { useParam } from '#lib/routing/use-params.ts';
import { trpc } from '#lib/trpc.ts';
import { CheckHistory } from '../components/CheckHistory.tsx';
import { Reconcile } from '../components/Reconcile.tsx';
import { ServerActions } from '../components/ServerActions.tsx';
import { ServerCapacity, ServerHealth } from '../components/ServerHealth.tsx';
import { ServerSettings } from '../components/ServerSettings.tsx';
import type { Server } from '../lib/server.ts';

export function ServerPage() {
  const { t } = useLingui();
  const can = useCan();
  const serverId = useParam('id');
  const query = useQuery(trpc.provisioning.getServer.queryOptions({ serverId }));
  const tabs = (server: Server): TabEntry[] => [
    { value: 'health', label: t`Health`, content: <CheckHistory server={server} /> },
    ...(can('server:manage')
      ? [{ value: 'accounts', label: t`Accounts`, content: <Reconcile serverId={serverId} /> }]
      : []),
    { value: 'settings', label: t`Settings`, content: <ServerSettings server={server} /> },
  ];
  return (
    <ObjectPage
      query={query}
      header={(server) => ({
        title: <bdi>{server.name}</bdi>,
        badge: <ServerHealth server={server} />,
        crumbs: [
          {
            key: 'list',
            content: (
              <Link to="/admin/servers">
                <Trans>Servers</Trans>
              </Link>
            ),
          },
          { key: 'this', content: <bdi>{server.name}</bdi> },
        ],
        description: <bdi dir="ltr">{server.hostname}</bdi>,
        actions: can('server:manage') ? <ServerActions server={server} /> : undefined,
      })}
      tabs={tabs}
      rail={(server) => (
        <Section title={<Trans>Facts</Trans>}>
          <Facts
            facts={[
              { key: 'places', label: t`Places`, value: <ServerCapacityEnd server={server} /> },
              { key: 'host', label: t`Host name`, value: <CopyId value={server.hostname} /> },
              { key: 'plugin', label: t`Panel`, value: <bdi>{server.pluginId}</bdi> },
              { key: 'new', label: t`New accounts`, value: server.isEnabled ? t`Yes` : t`No` },
              {
                key: 'services',
                label: t`Services`,
                value: can('service:read') ? (
                  <Link to="/admin/services" search={{ server: serverId }} className="underline underline-offset-2">
                    <Trans>Show those on it</Trans>
                  </Link>
                ) : null,
              },
            ]}
          />
        </Section>
      )}
    />
  );
}

function ServerCapacityEnd({ server }: { server: Server }) {
  return (
    <span className="inline-flex justify-end">
      <ServerCapacity server={server} />
    </span>
  );
}
