import { Trans, useLingui } from '@lingui/react/macro';
import { Plus, Trash2 } from 'lucide-react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { TextField } from '#components/form/fields.tsx';
import { useUndoableRemove } from '#components/form/use-undoable-remove.ts';
import { Button } from '#components/ui/button.tsx';
import { Radio } from '#components/ui/checkbox.tsx';
import { type FormTerms, toMatrix, toNames } from '../lib/product-form.ts';
import { PriceMatrix } from './PriceMatrix.tsx';

export interface ChoicesEditorProps {
  /** Path of the choices: `options.0.choices`. */
  name: string;
  /** False for a number and for yes or no: one price, of one unit. */
  isList: boolean;
  terms: FormTerms;
}

/** The choices of an option; a number and a yes have one, whose price is of one unit. */
export function ChoicesEditor({ name, isList, terms }: ChoicesEditorProps) {
  const { t } = useLingui();
  const { getValues } = useFormContext();
  const { fields, append, remove, insert } = useFieldArray({ name, keyName: 'rowId' });
  const takeAway = useUndoableRemove({ rowAt: (at) => getValues(`${name}.${at}`), remove, insert });
  const shown = isList ? fields : fields.slice(0, 1);
  const add = () =>
    append({
      key: `choice_${fields.length + 1}`,
      isDefault: fields.length === 0,
      texts: toNames({}, terms.locales),
      prices: toMatrix([], terms.currencies),
    });
  return (
    <div className="flex flex-col gap-4">
      {shown.map((field, index) => (
        <fieldset key={field.rowId} className="flex min-w-0 flex-col gap-3 rounded-lg border p-3">
          <legend className="px-1 font-medium text-sm">
            {isList ? <Trans>Choice {index + 1}</Trans> : <Trans>Price of one</Trans>}
          </legend>
          <div className="grid gap-4 md:grid-cols-2">
            {terms.locales.map((locale) => (
              <TextField
                key={locale}
                name={`${name}.${index}.texts.${locale}.name`}
                label={t`Name (${locale})`}
                dir="auto"
                autoComplete="off"
              />
            ))}
            <TextField name={`${name}.${index}.key`} label={t`Key for plugins`} dir="ltr" autoComplete="off" />
            {isList ? <DefaultRadio name={name} index={index} count={fields.length} /> : null}
          </div>
          <PriceMatrix name={`${name}.${index}.prices`} currencies={terms.currencies} />
          {isList && fields.length > 1 ? (
            <Button
              variant="ghost"
              size="sm"
              className="self-start text-danger"
              onClick={() => takeAway(index, t`Choice removed`)}
            >
              <Trash2 aria-hidden="true" />
              <Trans>Remove choice {index + 1}</Trans>
            </Button>
          ) : null}
        </fieldset>
      ))}
      {isList ? (
        <Button variant="outline" size="sm" className="self-start" onClick={add}>
          <Plus aria-hidden="true" />
          <Trans>Add choice</Trans>
        </Button>
      ) : null}
    </div>
  );
}

/** Exactly one choice is what somebody gets who chooses nothing. */
function DefaultRadio({ name, index, count }: { name: string; index: number; count: number }) {
  const { setValue } = useFormContext();
  const isDefault: unknown = useWatch({ name: `${name}.${index}.isDefault` });
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: Radio is the input inside
    <label className="flex items-center gap-2 self-end pb-1.5 text-sm">
      <Radio
        name={`${name}.default`}
        checked={isDefault === true}
        onChange={() => {
          for (let at = 0; at < count; at += 1)
            setValue(`${name}.${at}.isDefault`, at === index, { shouldDirty: true });
        }}
      />
      <Trans>Chosen at first</Trans>
    </label>
  );
}
