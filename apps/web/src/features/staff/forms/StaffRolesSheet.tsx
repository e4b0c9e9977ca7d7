import { Trans, useLingui } from '@lingui/react/macro';
import { id } from '@panel1/shared-types';
import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import { RolesField } from '../components/RolesField.tsx';
import { refreshIdentity } from '../hooks/use-identity.ts';
import type { StaffMember } from '../lib/roles.ts';

const schema = z.object({ roleIds: z.array(id()).check(z.minLength(1, { error: 'required' })) });

export interface StaffRolesSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  member: StaffMember;
}

export function StaffRolesSheet({ open, onOpenChange, member }: StaffRolesSheetProps) {
  const { t } = useLingui();
  const setRoles = useMutation(trpc.identity.setStaffRoles.mutationOptions());
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Roles of {member.name}</Trans>}
      description={<Trans>They hold from the next click on. You can only give what you may do yourself.</Trans>}
      schema={schema}
      defaultValues={{ roleIds: member.roles.map((role) => role.roleId) }}
      submitLabel={<Trans>Save</Trans>}
      onSubmit={async ({ roleIds }) => {
        await setRoles.mutateAsync({ userId: member.userId, roleIds });
        await refreshIdentity();
        toast.success(t`Saved`);
      }}
    >
      <RolesField />
    </FormSheet>
  );
}
