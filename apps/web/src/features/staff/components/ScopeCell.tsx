import { Plural, Trans } from '@lingui/react/macro';
import { ClientGroupBadge } from '#components/ClientGroupBadge.tsx';
import { useClientGroups } from '#hooks/use-client-groups.ts';

/** Which clients a colleague sees. Groups that the viewer does not see are counted, not named. */
export function ScopeCell({ groupIds }: { groupIds: readonly string[] | null }) {
  const groups = useClientGroups();
  if (groupIds === null) return <Trans>every client</Trans>;
  const named = groups.filter((group) => groupIds.includes(group.clientGroupId));
  const unnamed = groupIds.length - named.length;
  return (
    <span className="flex flex-wrap gap-1">
      {named.map((group) => (
        <ClientGroupBadge key={group.clientGroupId} group={group} />
      ))}
      {unnamed > 0 ? <Plural value={unnamed} one="# group" other="# groups" /> : null}
    </span>
  );
}
