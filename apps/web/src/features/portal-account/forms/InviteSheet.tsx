import { Trans, useLingui } from '@lingui/react/macro';
import { email, text } from '@panel1/shared-types/schemas';
import { CONTACT_GRANTS } from '@panel1/shared-types/states';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextField } from '#components/form/fields.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import { GrantsField } from './GrantsField.tsx';

const schema = z.object({
  email: email(),
  name: text(120),
  grants: z.array(z.enum(CONTACT_GRANTS)).check(z.minLength(1, 'required')),
});

export interface InviteSheetProps {
  clientId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Gives somebody access to the account; they get a link to set a password. */
export function InviteSheet({ clientId, open, onOpenChange }: InviteSheetProps) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const invite = useMutation(trpc.identity.inviteContact.mutationOptions());
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Invite a user</Trans>}
      description={<Trans>They get an e-mail with a link to set their own password.</Trans>}
      schema={schema}
      defaultValues={{ email: '', name: '', grants: [] }}
      submitLabel={<Trans>Send invitation</Trans>}
      onSubmit={async (values) => {
        await invite.mutateAsync({ clientId, ...values });
        await queryClient.invalidateQueries(trpc.identity.contacts.queryFilter());
        toast.success(t`The invitation is on its way to ${values.email}`);
      }}
    >
      <TextField name="name" label={<Trans>Name</Trans>} autoComplete="off" />
      <TextField name="email" type="email" label={<Trans>E-mail address</Trans>} autoComplete="off" />
      <GrantsField name="grants" />
    </FormSheet>
  );
}
