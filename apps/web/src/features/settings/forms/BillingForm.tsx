import { Trans, useLingui } from '@lingui/react/macro';
import { SETTINGS_SCHEMAS } from '@panel1/shared-types/tenant-settings';
import { useWatch } from 'react-hook-form';
import { NumberField, SelectField, SwitchField, TextareaField, TextField } from '#components/form/fields.tsx';
import { SectionForm } from '../components/SectionForm.tsx';
import { type AllSettings, useSaveSettings } from '../hooks/use-settings.ts';

export function BillingForm({ settings }: { settings: AllSettings }) {
  const { t } = useLingui();
  const save = useSaveSettings();
  const optional = t`optional`;
  return (
    <SectionForm
      title={<Trans>Billing</Trans>}
      schema={SETTINGS_SCHEMAS.billing}
      defaultValues={settings.billing}
      onSubmit={(value) => save({ section: 'billing', value })}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberField name="termDays" label={t`Days to pay`} hint={t`From issue to due.`} min={0} max={180} />
        <NumberField
          name="renewalLeadDays"
          label={t`Days before renewal`}
          hint={t`When the invoice of the next period is issued.`}
          min={0}
          max={60}
        />
      </div>
      <SelectField
        name="documentMode"
        label={t`An unpaid invoice is`}
        hint={t`Ask your tax adviser: in many countries an invoice is due with the service, whether it is paid or not.`}
        options={[
          { value: 'invoice_on_issue', label: t`A tax invoice with its number at once` },
          { value: 'proforma_until_paid', label: t`A pro forma, which becomes an invoice when it is paid` },
        ]}
      />
      <ProformaExpiry />
      <SwitchField
        name="gathersInvoices"
        label={t`One invoice a month per client`}
        hint={t`What falls due of a client within the month is gathered on a draft and issued on the day below. Services go on meanwhile; the days to pay count from the issue. Each client can be set otherwise.`}
      />
      <NumberField
        name="invoiceDay"
        label={t`Day of the month`}
        hint={t`On which gathered invoices are issued.`}
        min={1}
        max={28}
      />
      <SwitchField
        name="isTaxInclusive"
        label={t`Prices contain the tax`}
        hint={t`Holds for new invoices; issued ones stay as they are.`}
      />
      <SwitchField
        name="hasDebitNoteSeries"
        label={t`Debit notes have numbers of their own`}
        hint={t`Off: they are numbered among the invoices.`}
      />
      <SwitchField
        name="mailsPaymentLinks"
        label={t`Payment links in mails`}
        hint={t`Invoices and reminders lead to a page that shows and takes the payment of that invoice without a login. Off: to the client area.`}
      />
      <NumberField
        name="paymentLinkDays"
        label={t`Days a payment link holds`}
        hint={t`Of new links. Staff can end each one sooner, on the invoice.`}
        min={1}
        max={365}
      />
      <TextareaField
        name="paymentInstructions"
        label={t`How to pay by hand`}
        hint={t`On invoices: account holder, IBAN.`}
        optional={optional}
        rows={3}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="iban"
          label={t`Bank account (IBAN)`}
          hint={t`On e-invoices, for transfers.`}
          optional={optional}
          autoComplete="off"
          dir="ltr"
        />
        <TextField name="bic" label={t`Bank (BIC)`} optional={optional} autoComplete="off" dir="ltr" />
      </div>
      <TextField
        name="accountHolder"
        label={t`Account holder`}
        hint={t`Empty: the legal name.`}
        optional={optional}
        autoComplete="off"
      />
      <TextareaField name="invoiceFooter" label={t`Footer of invoices`} optional={optional} rows={3} />
    </SectionForm>
  );
}

/** Of no meaning where every document is an invoice. */
function ProformaExpiry() {
  const { t } = useLingui();
  if (useWatch({ name: 'documentMode' }) !== 'proforma_until_paid') return null;
  return (
    <NumberField
      name="proformaExpiresAfterDays"
      label={t`Days after which a pro forma expires`}
      hint={t`Counted from its due day, where nothing was paid and no service runs by it. Orders end by their own setting.`}
      min={1}
      max={365}
    />
  );
}
