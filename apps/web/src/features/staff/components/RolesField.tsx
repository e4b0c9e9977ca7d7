import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '#components/ErrorState.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { trpc } from '#lib/trpc.ts';
import { ChoiceList } from './ChoiceList.tsx';

/** The roles that there are, for a form with `roleIds`. */
export function RolesField() {
  const { t } = useLingui();
  const matrix = useQuery(trpc.identity.permissionMatrix.queryOptions({}));
  if (matrix.error) return <ErrorState error={matrix.error} onRetry={() => void matrix.refetch()} />;
  if (matrix.data === undefined) return <Skeleton className="h-32" />;
  return (
    <ChoiceList
      name="roleIds"
      legend={t`Roles`}
      choices={matrix.data.roles.map((role) => ({
        value: role.roleId,
        label: <bdi>{role.name}</bdi>,
        ...(role.description === '' ? {} : { hint: <bdi>{role.description}</bdi> }),
      }))}
    />
  );
}
