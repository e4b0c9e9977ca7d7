import { Trans, useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { type FieldError, get, useFieldArray, useFormContext, useFormState } from 'react-hook-form';
import { useUndoableRemove } from '#components/form/use-undoable-remove.ts';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { fieldErrorText } from '#lib/field-error-text.ts';
import type { useInvoicePreview } from '../hooks/use-invoice-preview.ts';
import { type InvoiceForm, NEW_LINE } from '../lib/invoice-form.ts';
import { LineFields } from './LineFields.tsx';

export interface LinesEditorProps {
  currency: string;
  categories: readonly string[];
  amountAt: ReturnType<typeof useInvoicePreview>['amountAt'];
}

/** The lines of a draft. Enter goes to the next one, and from the last to a new one: no hand leaves the keyboard. */
export function LinesEditor({ currency, categories, amountAt }: LinesEditorProps) {
  const { t } = useLingui();
  const { setFocus, getValues } = useFormContext<InvoiceForm>();
  const { fields, append, remove, insert } = useFieldArray<InvoiceForm, 'lines', 'rowId'>({
    name: 'lines',
    keyName: 'rowId',
  });
  const add = () => append({ ...NEW_LINE }, { focusName: `lines.${fields.length}.description` });
  const goOn = (at: number) => (at === fields.length - 1 ? add() : setFocus(`lines.${at + 1}.description`));
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    goOn(at);
  };
  const removeUndoably = useUndoableRemove({ rowAt: (at) => getValues(`lines.${at}`), remove, insert });
  const takeAway = (at: number) => {
    const { description, unitPriceMinor } = getValues(`lines.${at}`);
    if (description === '' && unitPriceMinor === '') remove(at);
    else removeUndoably(at, t`Line removed`);
  };
  return (
    <div className="flex flex-col gap-4">
      <ol aria-label={t`Lines`} className="flex flex-col gap-4 md:gap-2">
        {fields.map((field, at) => (
          <li key={field.rowId}>
            <LineFields
              at={at}
              currency={currency}
              categories={categories}
              amount={amountAt(at)}
              canRemove={fields.length > 1}
              onRemove={() => takeAway(at)}
              onKeyDown={(event) => onKeyDown(event, at)}
            />
          </li>
        ))}
      </ol>
      <LinesError />
      <Button variant="outline" className="self-start" onClick={add}>
        <Plus aria-hidden="true" />
        <Trans>Add line</Trans>
      </Button>
    </div>
  );
}

/** What is wrong with all lines together, such as a total below zero. */
function LinesError() {
  const { t, i18n } = useLingui();
  const { errors } = useFormState();
  const lines: unknown = errors['lines'];
  const error: FieldError | undefined = Array.isArray(lines) ? get(errors, 'lines.root') : get(errors, 'lines');
  if (!error?.message) return null;
  return (
    <Alert tone="danger">
      {error.message === 'negative_total'
        ? t`All lines together cannot come to less than nothing.`
        : i18n._(fieldErrorText(error.message))}
    </Alert>
  );
}
