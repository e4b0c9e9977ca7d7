import { Trans, useLingui } from '@lingui/react/macro';
import { Ellipsis, Pencil, Plus, Server, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { EmptyState } from '#components/EmptyState.tsx';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { Button } from '#components/ui/button.tsx';
import { DropdownMenu, DropdownMenuItem } from '#components/ui/dropdown-menu.tsx';
import { useCan } from '#lib/auth/session.ts';
import { GroupSheet } from '../forms/GroupSheet.tsx';
import { NewServerSheet } from '../forms/NewServerSheet.tsx';
import type { ServerGroup, ServerRow } from '../lib/server.ts';
import { DeleteGroupDialog } from './DeleteDialogs.tsx';
import { ServerCapacity, ServerChecked, ServerHealth } from './ServerHealth.tsx';

type Open = 'add' | 'edit' | 'delete' | null;

/** A group with its servers: how full each is and whether its panel answers. */
export function GroupCard({ group, servers }: { group: ServerGroup; servers: readonly ServerRow[] }) {
  const { t } = useLingui();
  const [open, setOpen] = useState<Open>(null);
  const dialog = (name: Open) => ({
    open: open === name,
    onOpenChange: (next: boolean) => setOpen(next ? name : null),
    group,
  });
  const rule = group.fillRule === 'least_used' ? t`least used first` : t`one after the other`;
  return (
    <>
      <Section
        flush
        title={
          <>
            <bdi>{group.name}</bdi>{' '}
            <span className="font-normal text-muted-foreground">
              · <bdi>{group.pluginId}</bdi> · {rule}
            </span>
          </>
        }
        actions={<GroupActions group={group} hasServers={servers.length > 0} onOpen={setOpen} />}
      >
        <RowList
          label={group.name}
          query={{ data: { rows: servers }, error: null, refetch: () => {} }}
          item={(server) => ({
            id: server.serverId,
            to: `/admin/servers/${server.serverId}`,
            title: <bdi>{server.name}</bdi>,
            hint: (
              <>
                <bdi dir="ltr">{server.hostname}</bdi>
                <ServerChecked server={server} />
              </>
            ),
            badge: <ServerHealth server={server} />,
            end: <ServerCapacity server={server} />,
          })}
          empty={<EmptyState icon={Server} title={<Trans>No server in this group yet</Trans>} />}
        />
      </Section>
      <NewServerSheet {...dialog('add')} />
      <GroupSheet {...dialog('edit')} />
      <DeleteGroupDialog {...dialog('delete')} />
    </>
  );
}

interface GroupActionsProps {
  group: ServerGroup;
  hasServers: boolean;
  onOpen: (open: Open) => void;
}

function GroupActions({ group, hasServers, onOpen }: GroupActionsProps) {
  const { t } = useLingui();
  const can = useCan();
  if (!can('server:manage')) return null;
  return (
    <span className="flex gap-1">
      <Button size="sm" variant="outline" onClick={() => onOpen('add')}>
        <Plus aria-hidden="true" />
        <Trans>Add server</Trans>
      </Button>
      <DropdownMenu
        trigger={
          <Button size="icon-sm" variant="ghost" aria-label={t`More for ${group.name}`}>
            <Ellipsis aria-hidden="true" />
          </Button>
        }
      >
        <DropdownMenuItem onClick={() => onOpen('edit')}>
          <Pencil aria-hidden="true" />
          <Trans>Change group</Trans>
        </DropdownMenuItem>
        {hasServers ? null : (
          <DropdownMenuItem tone="danger" onClick={() => onOpen('delete')}>
            <Trash2 aria-hidden="true" />
            <Trans>Delete group</Trans>
          </DropdownMenuItem>
        )}
      </DropdownMenu>
    </span>
  );
}
