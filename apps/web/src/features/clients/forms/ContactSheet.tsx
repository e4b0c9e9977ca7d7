import { Trans, useLingui } from '@lingui/react/macro';
import { email, text } from '@panel1/shared-types';
import { CONTACT_GRANTS } from '@panel1/shared-types/states';
import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { CheckboxField, TextField } from '#components/form/fields.tsx';
import { toast } from '#components/ui/toast.tsx';
import { queryClient } from '#lib/query-client.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { GRANTS } from '../lib/grants.ts';

export type Contact = RouterOutputs['identity']['contacts']['rows'][number];

const grants = z
  .object({ owner: z.boolean(), billing: z.boolean(), technical: z.boolean(), support: z.boolean() })
  .check(z.refine((value) => Object.values(value).some(Boolean), { error: 'required', path: ['owner'] }));
const schema = z.object({ name: text(120), email: email(), grants });

export interface ContactSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  clientId: string;
  /** The contact whose rights change; without it somebody is invited. */
  contact?: Contact | undefined;
}

export function ContactSheet({ open, onOpenChange, clientId, contact }: ContactSheetProps) {
  const { t, i18n } = useLingui();
  const invite = useMutation(trpc.identity.inviteContact.mutationOptions());
  const update = useMutation(trpc.identity.updateContact.mutationOptions());
  const submit = async (values: z.infer<typeof schema>) => {
    const chosen = CONTACT_GRANTS.filter((grant) => values.grants[grant]);
    if (contact) await update.mutateAsync({ contactId: contact.contactId, grants: chosen });
    else await invite.mutateAsync({ clientId, name: values.name, email: values.email, grants: chosen });
    await queryClient.invalidateQueries({ queryKey: trpc.identity.contacts.pathKey() });
    toast.success(contact ? t`Saved` : t`Invitation sent`);
  };
  const has = (grant: (typeof CONTACT_GRANTS)[number]) => contact?.grants.includes(grant) ?? grant === 'billing';
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={contact ? <Trans>Rights of {contact.name}</Trans> : <Trans>Invite a contact</Trans>}
      description={contact ? undefined : <Trans>The person gets a mail with a link to set a password.</Trans>}
      schema={schema}
      defaultValues={{
        name: contact?.name ?? '',
        email: contact?.email ?? '',
        grants: { owner: has('owner'), billing: has('billing'), technical: has('technical'), support: has('support') },
      }}
      submitLabel={contact ? <Trans>Save</Trans> : <Trans>Send invitation</Trans>}
      onSubmit={submit}
    >
      {contact ? null : (
        <>
          <TextField name="name" label={t`Name`} autoComplete="off" />
          <TextField name="email" label={t`E-mail`} type="email" autoComplete="off" />
        </>
      )}
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-2 font-medium text-sm">
          <Trans>May do in this account</Trans>
        </legend>
        {CONTACT_GRANTS.map((grant) => (
          <CheckboxField
            key={grant}
            name={`grants.${grant}`}
            label={i18n._(GRANTS[grant].name)}
            hint={i18n._(GRANTS[grant].hint)}
          />
        ))}
      </fieldset>
    </FormSheet>
  );
}
