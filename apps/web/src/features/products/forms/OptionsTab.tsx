import { Trans, useLingui } from '@lingui/react/macro';
import { OPTION_KINDS } from '@panel1/shared-types/states';
import { Plus, SlidersHorizontal } from 'lucide-react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { EmptyState } from '#components/EmptyState.tsx';
import { NumberField, SelectField, TextField } from '#components/form/fields.tsx';
import { useUndoableRemove } from '#components/form/use-undoable-remove.ts';
import { Button } from '#components/ui/button.tsx';
import { type FormTerms, toMatrix, toNames } from '../lib/product-form.ts';
import { ChoicesEditor } from './ChoicesEditor.tsx';
import { PartCard } from './PartCard.tsx';

/** What can be chosen with the product, each choice with prices of its own. */
export function OptionsTab({ terms }: { terms: FormTerms }) {
  const { t } = useLingui();
  const { getValues } = useFormContext();
  const { fields, append, remove, insert } = useFieldArray({ name: 'options', keyName: 'rowId' });
  const takeAway = useUndoableRemove({ rowAt: (at) => getValues(`options.${at}`), remove, insert });
  const add = () =>
    append({
      key: `option_${fields.length + 1}`,
      kind: 'choice',
      minQuantity: 0,
      maxQuantity: 10,
      texts: toNames({}, terms.locales),
      choices: [
        {
          key: 'choice_1',
          isDefault: true,
          texts: toNames({}, terms.locales),
          prices: toMatrix([], terms.currencies),
        },
      ],
    });
  const button = (
    <Button variant="outline" onClick={add}>
      <Plus aria-hidden="true" />
      <Trans>Add option</Trans>
    </Button>
  );
  if (fields.length === 0) {
    return (
      <EmptyState
        icon={SlidersHorizontal}
        title={<Trans>Nothing to choose: one product, one price</Trans>}
        action={button}
      />
    );
  }
  return (
    <div className="flex flex-col gap-4">
      {fields.map((field, index) => (
        <OptionCard
          key={field.rowId}
          name={`options.${index}`}
          terms={terms}
          onRemove={() => takeAway(index, t`Option removed`)}
        />
      ))}
      <div>{button}</div>
    </div>
  );
}

function OptionCard({ name, terms, onRemove }: { name: string; terms: FormTerms; onRemove: () => void }) {
  const { t } = useLingui();
  const [locale] = terms.locales;
  const [kind, title]: unknown[] = useWatch({ name: [`${name}.kind`, `${name}.texts.${locale}.name`] });
  const kinds = { choice: t`One of several`, quantity: t`A number`, yes_no: t`Yes or no` };
  return (
    <PartCard title={typeof title === 'string' && title !== '' ? title : t`New option`} onRemove={onRemove}>
      <div className="grid gap-4 md:grid-cols-2">
        {terms.locales.map((of) => (
          <TextField key={of} name={`${name}.texts.${of}.name`} label={t`Name (${of})`} dir="auto" autoComplete="off" />
        ))}
        <SelectField
          name={`${name}.kind`}
          label={t`Kind`}
          options={OPTION_KINDS.map((value) => ({ value, label: kinds[value] }))}
        />
        <TextField name={`${name}.key`} label={t`Key for plugins`} dir="ltr" autoComplete="off" />
        {kind === 'quantity' ? (
          <>
            <NumberField name={`${name}.minQuantity`} label={t`At least`} min={0} />
            <NumberField name={`${name}.maxQuantity`} label={t`At most`} min={0} />
          </>
        ) : null}
      </div>
      <ChoicesEditor name={`${name}.choices`} isList={kind === 'choice'} terms={terms} />
    </PartCard>
  );
}
