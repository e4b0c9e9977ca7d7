import { Trans, useLingui } from '@lingui/react/macro';
import { country, electronicAddress, email, text } from '@panel1/shared-types';
import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { SelectField, TextField } from '#components/form/fields.tsx';
import { VatNumberField } from '#components/tax/VatNumberField.tsx';
import { toast } from '#components/ui/toast.tsx';
import { countryOptions } from '#lib/countries.ts';
import { LOCALES } from '#lib/i18n/locales.ts';
import { queryClient } from '#lib/query-client.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { ClientGroupField } from './ClientGroupField.tsx';

const schema = z.object({
  name: text(120),
  company: text(160, 0),
  email: email(),
  phone: text(40, 0),
  address1: text(160, 0),
  address2: text(160, 0),
  city: text(100, 0),
  region: text(100, 0),
  postcode: text(20, 0),
  country: country(),
  taxId: text(40, 0),
  buyerReference: text(100, 0),
  electronicAddress: z.union([z.literal(''), electronicAddress()]),
  locale: z.string(),
  clientGroupId: z.string(),
});
type Values = z.infer<typeof schema>;
type Client = RouterOutputs['clients']['get'];

export interface ClientSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The client to change; without it a new one is opened. */
  client?: Client;
  onSaved?: (clientId: string) => void;
}

/** Name, address and language of a client, new or known. */
export function ClientSheet({ open, onOpenChange, client, onSaved }: ClientSheetProps) {
  const { t, i18n } = useLingui();
  const create = useMutation(trpc.clients.create.mutationOptions());
  const update = useMutation(trpc.clients.update.mutationOptions());
  const assign = useMutation(trpc.clients.assignGroup.mutationOptions());
  const submit = async (values: Values) => {
    const { clientGroupId, ...facts } = values;
    const input = { ...facts, ...emptyAsNull(values) };
    const answer = client
      ? await update.mutateAsync({ clientId: client.clientId, ...input })
      : await create.mutateAsync({ ...input, ...(clientGroupId === '' ? {} : { clientGroupId }) });
    if (client && clientGroupId !== (client.group?.clientGroupId ?? ''))
      await assign.mutateAsync({ clientId: client.clientId, clientGroupId: clientGroupId || null });
    await queryClient.invalidateQueries({ queryKey: trpc.clients.pathKey() });
    toast.success(t`Saved`);
    onSaved?.(answer.clientId);
  };
  const optional = t`optional`;
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={client ? <Trans>Change client</Trans> : <Trans>New client</Trans>}
      schema={schema}
      defaultValues={defaultsOf(client)}
      submitLabel={client ? <Trans>Save</Trans> : <Trans>Open account</Trans>}
      onSubmit={submit}
    >
      <TextField name="name" label={t`Name`} autoComplete="off" />
      <TextField name="company" label={t`Company`} optional={optional} autoComplete="off" />
      <TextField name="email" label={t`E-mail`} type="email" autoComplete="off" />
      <TextField name="phone" label={t`Phone`} type="tel" optional={optional} autoComplete="off" />
      <TextField name="address1" label={t`Street`} optional={optional} autoComplete="off" />
      <TextField name="address2" label={t`Address, second line`} optional={optional} autoComplete="off" />
      <div className="grid gap-4 sm:grid-cols-[8rem_1fr]">
        <TextField name="postcode" label={t`Postcode`} optional={optional} autoComplete="off" />
        <TextField name="city" label={t`City`} optional={optional} autoComplete="off" />
      </div>
      <TextField name="region" label={t`Region`} optional={optional} autoComplete="off" />
      <SelectField name="country" label={t`Country`} placeholder={t`Choose…`} options={countryOptions(i18n.locale)} />
      <VatNumberField name="taxId" label={t`VAT or tax number`} optional={optional} />
      <TextField
        name="buyerReference"
        label={t`Reference on invoices`}
        hint={t`What the client asks for; for German authorities the Leitweg-ID.`}
        optional={optional}
        autoComplete="off"
      />
      <TextField
        name="electronicAddress"
        label={t`Electronic address`}
        hint={t`For e-invoices: 0204:991-01234-56 or an e-mail address. Empty: the e-mail address above.`}
        optional={optional}
        autoComplete="off"
        dir="ltr"
      />
      <SelectField
        name="locale"
        label={t`Language of mails and documents`}
        options={LOCALES.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <ClientGroupField isNew={client === undefined} />
    </FormSheet>
  );
}

function defaultsOf(client: Client | undefined): Values {
  return {
    name: client?.name ?? '',
    company: client?.company ?? '',
    email: client?.email ?? '',
    phone: client?.phone ?? '',
    address1: client?.address1 ?? '',
    address2: client?.address2 ?? '',
    city: client?.city ?? '',
    region: client?.region ?? '',
    postcode: client?.postcode ?? '',
    country: client?.country ?? '',
    taxId: client?.taxId ?? '',
    buyerReference: client?.buyerReference ?? '',
    electronicAddress: client?.electronicAddress ?? '',
    locale: client?.locale ?? 'en',
    clientGroupId: client?.group?.clientGroupId ?? '',
  };
}

const OPTIONAL = [
  ...(['company', 'phone', 'address1', 'address2', 'city', 'region', 'postcode', 'taxId'] as const),
  ...(['buyerReference', 'electronicAddress'] as const),
] as const;

function emptyAsNull(values: Values): Partial<Record<(typeof OPTIONAL)[number], string | null>> {
  return Object.fromEntries(OPTIONAL.map((field) => [field, values[field] || null]));
}
