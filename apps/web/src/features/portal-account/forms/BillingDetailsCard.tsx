import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ErrorState } from '#components/ErrorState.tsx';
import { DirtyGuard } from '#components/form/DirtyGuard.tsx';
import { Form, SubmitButton } from '#components/form/Form.tsx';
import { SelectField, TextField } from '#components/form/fields.tsx';
import { useAppForm } from '#components/form/use-app-form.ts';
import { VatNumberField } from '#components/tax/VatNumberField.tsx';
import { Card, CardContent, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useClientId } from '#hooks/use-client-id.ts';
import { useCan } from '#lib/auth/session.ts';
import { countryOptions } from '#lib/countries.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { BillingFacts } from '../components/BillingFacts.tsx';
import { billingDetailsSchema, changeOf, detailsOf } from '../lib/billing-details.ts';

type Client = RouterOutputs['clients']['get'];

/** Name and address on new invoices of the account; shown to all its users, changed by those who pay. */
export function BillingDetailsCard() {
  const clientId = useClientId();
  const client = useQuery(trpc.clients.get.queryOptions({ clientId }));
  const mayChange = useCan()('client:update');
  return (
    <Card>
      <CardHeader>
        <CardTitle>
          <Trans>Billing details</Trans>
        </CardTitle>
        {client.data?.number ? <span className="num text-muted-foreground text-sm">{client.data.number}</span> : null}
      </CardHeader>
      <CardContent>
        {client.error ? <ErrorState error={client.error} onRetry={() => void client.refetch()} /> : null}
        {client.isPending ? <Skeleton className="h-72" /> : null}
        {client.data && mayChange && client.data.status !== 'closed' ? <DetailsForm client={client.data} /> : null}
        {client.data && (!mayChange || client.data.status === 'closed') ? <BillingFacts client={client.data} /> : null}
      </CardContent>
    </Card>
  );
}

function DetailsForm({ client }: { client: Client }) {
  const { t, i18n } = useLingui();
  const queryClient = useQueryClient();
  const form = useAppForm({ schema: billingDetailsSchema, defaultValues: detailsOf(client) });
  const update = useMutation(trpc.clients.update.mutationOptions());
  const optional = <Trans>optional</Trans>;
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await update.mutateAsync({ clientId: client.clientId, ...changeOf(values) });
        form.reset(values);
        toast.success(t`Saved. New invoices show it.`);
        await queryClient.invalidateQueries(trpc.clients.get.queryFilter());
      }}
    >
      <DirtyGuard />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="name" label={<Trans>Name</Trans>} autoComplete="name" />
        <TextField name="company" label={<Trans>Company</Trans>} optional={optional} autoComplete="organization" />
        <TextField name="email" type="email" label={<Trans>E-mail for invoices</Trans>} autoComplete="email" />
        <TextField name="phone" type="tel" label={<Trans>Phone</Trans>} optional={optional} autoComplete="tel" />
        <TextField name="address1" label={<Trans>Address</Trans>} autoComplete="address-line1" />
        <TextField
          name="address2"
          label={<Trans>Address, line 2</Trans>}
          optional={optional}
          autoComplete="address-line2"
        />
        <TextField name="postcode" label={<Trans>Postcode</Trans>} autoComplete="postal-code" />
        <TextField name="city" label={<Trans>City</Trans>} autoComplete="address-level2" />
        <TextField name="region" label={<Trans>Region</Trans>} optional={optional} autoComplete="address-level1" />
        <SelectField name="country" label={<Trans>Country</Trans>} options={countryOptions(i18n.locale)} />
        <VatNumberField name="taxId" label={<Trans>VAT or tax number</Trans>} optional={optional} />
        <TextField
          name="buyerReference"
          label={<Trans>Your reference on invoices</Trans>}
          hint={<Trans>Cost centre or order number; for German authorities the Leitweg-ID.</Trans>}
          optional={optional}
        />
        <TextField
          name="electronicAddress"
          label={<Trans>Address for e-invoices</Trans>}
          hint={<Trans>0204:991-01234-56 or an e-mail address.</Trans>}
          optional={optional}
          dir="ltr"
        />
      </div>
      <SubmitButton className="self-start">
        <Trans>Save</Trans>
      </SubmitButton>
    </Form>
  );
}
