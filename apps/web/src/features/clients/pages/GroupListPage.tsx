import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Plus, Tags } from 'lucide-react';
import { useState } from 'react';
import { ClientGroupBadge } from '#components/ClientGroupBadge.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { Button } from '#components/ui/button.tsx';
import { useSession } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import { GroupMenu } from '../components/GroupMenu.tsx';
import { GroupSheet } from '../forms/GroupSheet.tsx';

export function GroupListPage() {
  const { t } = useLingui();
  const query = useQuery(trpc.clients.groups.queryOptions({}));
  const seesAll = useSession()?.clientGroupIds === null;
  const [creating, setCreating] = useState(false);
  const add = seesAll ? (
    <Button onClick={() => setCreating(true)}>
      <Plus aria-hidden="true" />
      <Trans>New group</Trans>
    </Button>
  ) : undefined;
  return (
    <>
      <PageHeader
        title={<Trans>Client groups</Trans>}
        description={
          <Trans>Clients that belong together for you. Staff can be limited to groups; clients never see them.</Trans>
        }
        actions={add}
      />
      <Section flush title={<Trans>Groups</Trans>}>
        <RowList
          label={t`Client groups`}
          query={query}
          item={(group) => ({
            id: group.clientGroupId,
            title: <ClientGroupBadge group={group} />,
            hint: <bdi>{group.note}</bdi>,
            end: (
              <Link to="/admin/clients" search={{ group: group.clientGroupId }} className="hover:underline">
                <Plural value={group.clientCount} one="# client" other="# clients" />
              </Link>
            ),
            actions: <GroupMenu group={group} />,
          })}
          empty={<EmptyState icon={Tags} title={<Trans>No group yet</Trans>} action={add} />}
        />
      </Section>
      <GroupSheet open={creating} onOpenChange={setCreating} />
    </>
  );
}
