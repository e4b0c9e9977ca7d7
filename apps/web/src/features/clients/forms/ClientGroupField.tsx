import { useLingui } from '@lingui/react/macro';
import { SelectField } from '#components/form/fields.tsx';
import { useClientGroups } from '#hooks/use-client-groups.ts';
import { useCan, useSession } from '#lib/auth/session.ts';

/**
 * The group of a client, in a form with `clientGroupId` ('' for none). Staff with a scope choose one of theirs; nobody
 * is asked where there is nothing to choose.
 */
export function ClientGroupField({ isNew }: { isNew: boolean }) {
  const { t } = useLingui();
  const groups = useClientGroups();
  const isScoped = useSession()?.clientGroupIds !== null;
  const mayAssign = useCan()('client_group:assign') || (isNew && isScoped);
  if (!mayAssign || groups.length < (isScoped ? 2 : 1)) return null;
  return (
    <SelectField
      name="clientGroupId"
      label={t`Client group`}
      placeholder={isScoped ? t`Choose…` : t`None`}
      options={groups.map((group) => ({ value: group.clientGroupId, label: group.name }))}
    />
  );
}
