import { useLingui } from '@lingui/react/macro';
import { useClientGroups } from '#hooks/use-client-groups.ts';
import { useSession } from '#lib/auth/session.ts';
import { ChoiceList } from './ChoiceList.tsx';

/** Which clients somebody sees, for a form with `clientGroupIds`; nothing is asked while there is no client group. */
export function ScopeField() {
  const { t } = useLingui();
  const groups = useClientGroups();
  const isScoped = useSession()?.clientGroupIds !== null;
  if (groups.length === 0) return null;
  return (
    <ChoiceList
      name="clientGroupIds"
      legend={t`Limited to client groups`}
      hint={
        isScoped
          ? t`Choose at least one: nobody sees more clients than you do.`
          : t`Choose none to show every client, also those in no group.`
      }
      choices={groups.map((group) => ({
        value: group.clientGroupId,
        label: <bdi>{group.name}</bdi>,
        ...(group.note === '' ? {} : { hint: <bdi>{group.note}</bdi> }),
      }))}
    />
  );
}
