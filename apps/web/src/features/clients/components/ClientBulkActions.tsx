import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { BulkAction } from '#components/data-table/BulkAction.tsx';
import type { BulkSelection } from '#components/data-table/types.ts';
import { useClientGroups } from '#hooks/use-client-groups.ts';
import { useCan, useSession } from '#lib/auth/session.ts';
import { api, trpc } from '#lib/trpc.ts';

const NO_GROUP = 'none';

/** Puts several clients into a group, or closes or reopens their accounts. */
export function ClientBulkActions({ selection }: { selection: BulkSelection }) {
  const { t } = useLingui();
  const can = useCan();
  const groups = useClientGroups();
  const isScoped = useSession()?.clientGroupIds !== null;
  const shared = { selection, refresh: trpc.clients.pathKey() };
  const count = selection.ids.length;
  const choices = groups.map(({ clientGroupId, name }) => ({ value: clientGroupId, label: name }));
  return (
    <>
      {can('client_group:assign') && groups.length > 0 ? (
        <BulkAction
          {...shared}
          label={<Trans>Put into a group</Trans>}
          title={<Plural value={count} one="Put # client into a group" other="Put # clients into a group" />}
          question={{
            label: t`Client group`,
            options: isScoped ? choices : [...choices, { value: NO_GROUP, label: t`No group` }],
          }}
          run={(clientId, group) =>
            api.clients.assignGroup.mutate({ clientId, clientGroupId: group === NO_GROUP ? null : group })
          }
        >
          <Trans>Staff who are limited to groups see the clients of theirs.</Trans>
        </BulkAction>
      ) : null}
      {can('client:close') ? (
        <>
          <BulkAction
            {...shared}
            label={<Trans>Reopen accounts</Trans>}
            title={<Plural value={count} one="Reopen # account?" other="Reopen # accounts?" />}
            run={(clientId) => api.clients.reopen.mutate({ clientId })}
          >
            <Trans>The clients can order again. Nothing else changes.</Trans>
          </BulkAction>
          <BulkAction
            {...shared}
            label={<Trans>Close accounts</Trans>}
            title={<Plural value={count} one="Close # account?" other="Close # accounts?" />}
            tone="danger"
            question={{ label: t`Reason` }}
            run={(clientId, reason) => api.clients.close.mutate({ clientId, reason })}
          >
            <Trans>The accounts keep their history and cannot order any more. You can reopen them.</Trans>
          </BulkAction>
        </>
      ) : null}
    </>
  );
}
