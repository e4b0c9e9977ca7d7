import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { NumberField, SelectField, TextField } from '#components/form/fields.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useSession } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import { refreshBanking } from '../lib/bank-line.ts';
import { type CsvFormat, csvFormatForm, DATE_FORMATS, formOf, mappingOf } from '../lib/csv-format.ts';

export interface CsvFormatSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The format to change; without it a new one is kept. */
  format?: CsvFormat;
}

export function CsvFormatSheet({ open, onOpenChange, format }: CsvFormatSheetProps) {
  const { t } = useLingui();
  const own = useSession()?.tenant.currency ?? 'EUR';
  const save = useMutation(trpc.banking.saveCsvFormat.mutationOptions());
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={format ? <Trans>Change CSV format</Trans> : <Trans>New CSV format</Trans>}
      description={<Trans>Columns are counted from 1. Leave empty what the file does not have.</Trans>}
      schema={csvFormatForm}
      defaultValues={formOf(format, own)}
      submitLabel={<Trans>Save</Trans>}
      onSubmit={async (values) => {
        await save.mutateAsync({
          ...(format ? { csvFormatId: format.csvFormatId } : {}),
          name: values.name,
          mapping: mappingOf(values),
        });
        await refreshBanking();
        toast.success(t`Saved`);
      }}
    >
      <TextField name="name" label={t`Name`} hint={t`Such as the bank’s.`} autoComplete="off" />
      <TextField name="account" label={t`Your account (IBAN)`} dir="ltr" autoComplete="off" />
      <TextField name="currency" label={t`Currency`} dir="ltr" autoComplete="off" />
      <FileFields />
      <ColumnFields />
    </FormSheet>
  );
}

function FileFields() {
  const { t } = useLingui();
  return (
    <>
      <SelectField
        name="delimiter"
        label={t`Columns are separated by`}
        options={[
          { value: 'semicolon', label: t`Semicolon` },
          { value: 'comma', label: t`Comma` },
          { value: 'tab', label: t`Tab` },
          { value: 'pipe', label: t`Vertical bar` },
        ]}
      />
      <NumberField name="skipRows" label={t`Rows before the first entry`} min={0} max={50} />
      <SelectField
        name="dateFormat"
        label={t`Dates look like`}
        options={DATE_FORMATS.map((value) => ({ value, label: value }))}
      />
      <SelectField
        name="decimalMark"
        label={t`Decimal mark`}
        options={[
          { value: 'comma', label: t`Comma: 1.234,50` },
          { value: 'point', label: t`Point: 1,234.50` },
        ]}
      />
    </>
  );
}

function ColumnFields() {
  const { t } = useLingui();
  const optional = t`optional`;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField name="bookedOn" label={t`Column of the date`} inputMode="numeric" />
      <TextField name="amount" label={t`Column of the amount`} optional={optional} inputMode="numeric" />
      <TextField name="credit" label={t`Or: column of what came in`} optional={optional} inputMode="numeric" />
      <TextField name="debit" label={t`And of what left`} optional={optional} inputMode="numeric" />
      <TextField name="payer" label={t`Column of the payer`} optional={optional} inputMode="numeric" />
      <TextField name="payerAccount" label={t`Column of the payer’s account`} optional={optional} inputMode="numeric" />
      <TextField
        name="remittance"
        label={t`Columns of the text`}
        hint={t`Several with commas: 4, 5`}
        optional={optional}
      />
      <TextField name="reference" label={t`Column of the bank’s reference`} optional={optional} inputMode="numeric" />
    </div>
  );
}
