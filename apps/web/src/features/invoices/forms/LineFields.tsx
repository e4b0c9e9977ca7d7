import { Trans, useLingui } from '@lingui/react/macro';
import { Trash2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useWatch } from 'react-hook-form';
import { DateText } from '#components/DateText.tsx';
import { SelectField, TextField } from '#components/form/fields.tsx';
import { MoneyField } from '#components/form/MoneyField.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Button } from '#components/ui/button.tsx';
import { dayBefore } from '#lib/format/day-before.ts';
import { useFormat } from '#lib/format/use-format.ts';
import type { RouterOutputs } from '#lib/trpc.ts';
import type { InvoiceForm } from '../lib/invoice-form.ts';

export interface LineFieldsProps {
  at: number;
  currency: string;
  categories: readonly string[];
  /** What the line comes to; undefined while it cannot be computed. */
  amount: RouterOutputs['billing']['preview']['net'] | undefined;
  canRemove: boolean;
  onRemove: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** One line of a draft. On a wide screen only the first line shows its labels: the others stand below them. */
export function LineFields({ at, currency, categories, amount, canRemove, onRemove, onKeyDown }: LineFieldsProps) {
  const { t } = useLingui();
  const position = useFormat().number(at + 1);
  const name = `lines.${at}`;
  const chosen: unknown = useWatch({ name: `${name}.taxCategory` });
  const known = typeof chosen === 'string' && !categories.includes(chosen) ? [chosen, ...categories] : categories;
  return (
    <fieldset
      onKeyDown={onKeyDown}
      className={`grid min-w-0 grid-cols-2 items-start gap-3 border-b pb-4 md:grid-cols-[minmax(0,1fr)_5rem_9rem_8rem_7rem_2rem] md:gap-2 md:border-0 md:pb-0 ${at === 0 ? '' : 'md:[&_label]:sr-only md:[&_[data-label]]:sr-only'}`}
    >
      <legend className="sr-only">
        <Trans>Line {position}</Trans>
      </legend>
      <div className="col-span-2 md:col-span-1">
        <TextField name={`${name}.description`} label={t`Description`} autoComplete="off" />
        <Period at={at} />
      </div>
      <TextField name={`${name}.quantity`} label={t`Quantity`} inputMode="decimal" autoComplete="off" />
      <MoneyField exact name={`${name}.unitPriceMinor`} label={t`Unit price`} currency={currency} />
      <SelectField
        name={`${name}.taxCategory`}
        label={t`Tax`}
        options={known.map((category) => ({ value: category, label: categoryName(category, t`Standard`) }))}
      />
      <div className="flex flex-col gap-1.5 text-end text-sm">
        <span data-label className="font-medium">
          <Trans>Amount</Trans>
        </span>
        <output className="flex h-8 items-center justify-end">{amount ? <MoneyText {...amount} /> : '–'}</output>
      </div>
      <div className="col-span-2 flex flex-col gap-1.5 md:col-span-1">
        {at === 0 ? (
          <span aria-hidden="true" className="text-sm max-md:hidden">
            {'\u00a0'}
          </span>
        ) : null}
        <Button
          variant="ghost"
          size="icon"
          disabled={!canRemove}
          className="max-md:w-auto max-md:self-start max-md:px-2"
          onClick={onRemove}
        >
          <Trash2 aria-hidden="true" />
          <span className="md:sr-only">
            <Trans>Remove line {position}</Trans>
          </span>
        </Button>
      </div>
    </fieldset>
  );
}

/** The category that every tenant begins with has a name in each language; others were named by staff. */
const categoryName = (category: string, standard: string) => (category === 'standard' ? standard : category);

/** The time that a line of a subscription bills; it comes from there and cannot be typed. */
function Period({ at }: { at: number }) {
  const [from, until] = useWatch<InvoiceForm, [`lines.${number}.periodStart`, `lines.${number}.periodEnd`]>({
    name: [`lines.${at}.periodStart`, `lines.${at}.periodEnd`],
  });
  if (!from || !until) return null;
  return (
    <p className="pt-1 text-muted-foreground text-xs">
      <Trans>
        <DateText value={from} /> to <DateText value={dayBefore(until)} />
      </Trans>
    </p>
  );
}
