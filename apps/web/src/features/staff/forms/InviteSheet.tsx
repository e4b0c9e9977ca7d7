import { Trans, useLingui } from '@lingui/react/macro';
import { email, id, text } from '@panel1/shared-types';
import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextField } from '#components/form/fields.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useSession } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import { RolesField } from '../components/RolesField.tsx';
import { ScopeField } from '../components/ScopeField.tsx';
import { refreshIdentity } from '../hooks/use-identity.ts';

const schema = z.object({
  name: text(120),
  email: email(),
  roleIds: z.array(id()).check(z.minLength(1, { error: 'required' })),
  clientGroupIds: z.array(id()),
});

export function InviteSheet({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { t } = useLingui();
  const own = useSession()?.clientGroupIds;
  const invite = useMutation(trpc.identity.inviteStaff.mutationOptions());
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Invite a colleague</Trans>}
      description={<Trans>They get a mail with a link to set a password. It works for three days.</Trans>}
      schema={schema}
      defaultValues={{ name: '', email: '', roleIds: [], clientGroupIds: [...(own ?? [])] }}
      submitLabel={<Trans>Send invitation</Trans>}
      onSubmit={async (values) => {
        await invite.mutateAsync(values);
        await refreshIdentity();
        toast.success(t`The invitation is on its way to ${values.email}`);
      }}
    >
      <TextField name="name" label={t`Name`} autoComplete="off" />
      <TextField name="email" label={t`E-mail`} type="email" autoComplete="off" />
      <RolesField />
      <ScopeField />
    </FormSheet>
  );
}
