import { Trans, useLingui } from '@lingui/react/macro';
import { id, text } from '@panel1/shared-types';
import { useMutation } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextareaField, TextField } from '#components/form/fields.tsx';
import { toast } from '#components/ui/toast.tsx';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { ChoiceList } from '../components/ChoiceList.tsx';
import { PermissionsField } from '../components/PermissionsField.tsx';
import { refreshIdentity } from '../hooks/use-identity.ts';
import { inheritedFrom, possibleParents, type Role } from '../lib/roles.ts';

const schema = z.object({
  name: text(60),
  description: text(300, 0),
  parentIds: z.array(id()),
  permissions: z.array(z.string()),
});

export interface RoleSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  matrix: RouterOutputs['identity']['permissionMatrix'];
  /** The role to change; without it a new one is made. */
  role?: Role;
  /** A new role starts with what this one holds. */
  like?: Role;
}

export function RoleSheet({ open, onOpenChange, matrix, role, like }: RoleSheetProps) {
  const { t } = useLingui();
  const create = useMutation(trpc.identity.createRole.mutationOptions());
  const update = useMutation(trpc.identity.updateRole.mutationOptions());
  const model = role ?? like;
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={role ? <Trans>Change the role {role.name}</Trans> : <Trans>New role</Trans>}
      schema={schema}
      defaultValues={{
        name: role?.name ?? '',
        description: model?.description ?? '',
        parentIds: [...(model?.parentIds ?? [])],
        permissions: [...(model?.own ?? [])],
      }}
      submitLabel={role ? <Trans>Save</Trans> : <Trans>Create role</Trans>}
      onSubmit={async (values) => {
        if (role) await update.mutateAsync({ roleId: role.roleId, ...values });
        else await create.mutateAsync(values);
        await refreshIdentity();
        toast.success(role ? t`Saved` : t`The role is made`);
      }}
    >
      <TextField name="name" label={t`Name`} autoComplete="off" />
      <TextareaField name="description" label={t`Description`} optional={t`optional`} rows={2} />
      <ParentsAndPermissions matrix={matrix} roleId={role?.roleId} />
    </FormSheet>
  );
}

function ParentsAndPermissions({ matrix, roleId }: Pick<RoleSheetProps, 'matrix'> & { roleId: string | undefined }) {
  const { t } = useLingui();
  const value: unknown = useWatch({ name: 'parentIds' });
  const parents = possibleParents(matrix.roles, roleId);
  const chosen = Array.isArray(value) ? value.filter((known): known is string => typeof known === 'string') : [];
  return (
    <>
      {parents.length === 0 ? null : (
        <ChoiceList
          name="parentIds"
          legend={t`Inherits from`}
          choices={parents.map((parent) => ({ value: parent.roleId, label: <bdi>{parent.name}</bdi> }))}
        />
      )}
      <PermissionsField
        name="permissions"
        permissions={matrix.permissions}
        inherited={inheritedFrom(matrix.roles, chosen)}
      />
    </>
  );
}
