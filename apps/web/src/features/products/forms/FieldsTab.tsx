import { Trans, useLingui } from '@lingui/react/macro';
import { FIELD_TIMINGS } from '@panel1/shared-types/states';
import { ListPlus, Plus } from 'lucide-react';
import { useFieldArray, useFormContext, useFormState, useWatch } from 'react-hook-form';
import { EmptyState } from '#components/EmptyState.tsx';
import { CheckboxField, SelectField, TextareaField, TextField } from '#components/form/fields.tsx';
import { useUndoableRemove } from '#components/form/use-undoable-remove.ts';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { type FormTerms, toNames } from '../lib/product-form.ts';
import { PartCard } from './PartCard.tsx';

const KINDS = ['text', 'domain', 'choice', 'yes_no'] as const;

/** What the buyer is asked, before or after payment. A hosting account needs a domain. */
export function FieldsTab({ terms }: { terms: FormTerms }) {
  const { t } = useLingui();
  const { getValues } = useFormContext();
  const { fields, append, remove, insert } = useFieldArray({ name: 'fields', keyName: 'rowId' });
  const takeAway = useUndoableRemove({ rowAt: (at) => getValues(`fields.${at}`), remove, insert });
  const { errors } = useFormState();
  const add = (of: { key: string; kind: string }) =>
    append({ ...of, timing: 'before_payment', isRequired: true, choices: '', texts: toNames({}, terms.locales) });
  const buttons = (
    <span className="flex flex-wrap gap-2">
      <Button variant="outline" onClick={() => add({ key: 'domain', kind: 'domain' })}>
        <Plus aria-hidden="true" />
        <Trans>Ask for a domain</Trans>
      </Button>
      <Button variant="outline" onClick={() => add({ key: `field_${fields.length + 1}`, kind: 'text' })}>
        <Plus aria-hidden="true" />
        <Trans>Add field</Trans>
      </Button>
    </span>
  );
  return (
    <div className="flex flex-col gap-4">
      {errors['fields']?.message === 'domain_needed' ? (
        <Alert tone="danger">
          <Trans>A hosting account needs a field with the key “domain” of the kind domain.</Trans>
        </Alert>
      ) : null}
      {fields.length === 0 ? (
        <EmptyState icon={ListPlus} title={<Trans>Nothing is asked of the buyer</Trans>} action={buttons} />
      ) : (
        <>
          {fields.map((field, index) => (
            <FieldCard
              key={field.rowId}
              name={`fields.${index}`}
              terms={terms}
              onRemove={() => takeAway(index, t`Field removed`)}
            />
          ))}
          {buttons}
        </>
      )}
    </div>
  );
}

function FieldCard({ name, terms, onRemove }: { name: string; terms: FormTerms; onRemove: () => void }) {
  const { t } = useLingui();
  const [locale] = terms.locales;
  const [kind, title]: unknown[] = useWatch({ name: [`${name}.kind`, `${name}.texts.${locale}.name`] });
  const kinds = { text: t`Text`, domain: t`Domain name`, choice: t`One of several`, yes_no: t`Yes or no` };
  const timings = { before_payment: t`Before payment`, after_payment: t`After payment` };
  return (
    <PartCard title={typeof title === 'string' && title !== '' ? title : t`New field`} onRemove={onRemove}>
      <div className="grid gap-4 md:grid-cols-2">
        {terms.locales.map((of) => (
          <TextField key={of} name={`${name}.texts.${of}.name`} label={t`Name (${of})`} dir="auto" autoComplete="off" />
        ))}
        <SelectField
          name={`${name}.kind`}
          label={t`Kind`}
          options={KINDS.map((value) => ({ value, label: kinds[value] }))}
        />
        <TextField name={`${name}.key`} label={t`Key for plugins`} dir="ltr" autoComplete="off" />
        <SelectField
          name={`${name}.timing`}
          label={t`Asked`}
          options={FIELD_TIMINGS.map((value) => ({ value, label: timings[value] }))}
        />
        <CheckboxField name={`${name}.isRequired`} label={t`Must be answered`} className="self-end pb-1.5" />
        {kind === 'choice' ? (
          <TextareaField name={`${name}.choices`} label={t`Choices, one a line`} rows={4} className="md:col-span-2" />
        ) : null}
      </div>
    </PartCard>
  );
}
