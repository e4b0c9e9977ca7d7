import { Trans, useLingui } from '@lingui/react/macro';
import { id } from '@panel1/shared-types';
import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import { ScopeField } from '../components/ScopeField.tsx';
import { refreshIdentity } from '../hooks/use-identity.ts';
import type { StaffMember } from '../lib/roles.ts';

const schema = z.object({ clientGroupIds: z.array(id()) });

export interface StaffScopeSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  member: StaffMember;
}

/** Limits a colleague to the clients of some groups. */
export function StaffScopeSheet({ open, onOpenChange, member }: StaffScopeSheetProps) {
  const { t } = useLingui();
  const setScope = useMutation(trpc.identity.setStaffScope.mutationOptions());
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Clients of {member.name}</Trans>}
      description={
        <Trans>
          Clients outside these groups, with all that belongs to them, are not there for this person and their API keys.
        </Trans>
      }
      schema={schema}
      defaultValues={{ clientGroupIds: [...(member.clientGroupIds ?? [])] }}
      submitLabel={<Trans>Save</Trans>}
      onSubmit={async ({ clientGroupIds }) => {
        await setScope.mutateAsync({ userId: member.userId, clientGroupIds });
        await refreshIdentity();
        toast.success(t`Saved`);
      }}
    >
      <ScopeField />
    </FormSheet>
  );
}
