import { Trans, useLingui } from '@lingui/react/macro';
import { useFormContext, useWatch } from 'react-hook-form';
import { MoneyField } from '#components/form/MoneyField.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Button } from '#components/ui/button.tsx';
import { creditableLines, sumOfCredit } from '../lib/credit-note.ts';
import type { Invoice } from '../lib/invoice.ts';

/** An amount for each line, with what is left of it, and their sum. Without any amount all that is left is credited. */
export function CreditNoteLines({ invoice }: { invoice: Invoice }) {
  const { t } = useLingui();
  const { setValue, control } = useFormContext();
  const amounts: unknown = useWatch({ control, name: 'amounts' });
  const { currency } = invoice.total;
  const lines = creditableLines(invoice);
  const sum = sumOfCredit(invoice, Array.isArray(amounts) ? amounts.map(String) : []);
  const fill = () => {
    for (const [at, line] of lines.entries())
      setValue(`amounts.${at}`, line.creditable.amountMinor, { shouldDirty: true, shouldValidate: true });
  };
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 flex w-full items-center justify-between gap-2 font-medium text-sm">
        <Trans>Amount of each line</Trans>
      </legend>
      {lines.map((line, at) => (
        <MoneyField
          key={line.id}
          name={`amounts.${at}`}
          label={line.description}
          hint={
            <Trans>
              <MoneyText {...line.creditable} /> left
            </Trans>
          }
          currency={currency}
        />
      ))}
      <div className="flex items-center justify-between gap-2 text-sm">
        <Button type="button" size="sm" variant="outline" onClick={fill}>
          {t`Fill in all`}
        </Button>
        <p aria-live="polite">
          <Trans>
            Credit note over{' '}
            <strong>
              <MoneyText amountMinor={sum} currency={currency} />
            </strong>
          </Trans>
        </p>
      </div>
    </fieldset>
  );
}
