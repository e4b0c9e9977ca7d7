import { Trans, useLingui } from '@lingui/react/macro';
import { CONTACT_GRANTS } from '@panel1/shared-types/states';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { toast } from '#components/ui/toast.tsx';
import { sessionStarted, useSession } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import type { AccountUser } from '../components/UserRow.tsx';
import { GrantsField } from './GrantsField.tsx';

const schema = z.object({ grants: z.array(z.enum(CONTACT_GRANTS)).check(z.minLength(1, 'required')) });

/** Changes what somebody may do in the account. */
export function AccessSheet({ user, onClose }: { user: AccountUser; onClose: () => void }) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const session = useSession();
  const update = useMutation(trpc.identity.updateContact.mutationOptions());
  return (
    <FormSheet
      open
      onOpenChange={onClose}
      title={<Trans>Access of {user.name}</Trans>}
      description={user.email}
      schema={schema}
      defaultValues={{ grants: user.grants }}
      submitLabel={<Trans>Save</Trans>}
      onSubmit={async ({ grants }) => {
        await update.mutateAsync({ contactId: user.contactId, grants });
        toast.success(t`Saved. It counts from now on.`);
        // Who narrows the own access must not go on with what the page remembers.
        if (user.userId === session?.user.id) await sessionStarted();
        else await queryClient.invalidateQueries(trpc.identity.contacts.queryFilter());
      }}
    >
      <GrantsField name="grants" />
    </FormSheet>
  );
}
