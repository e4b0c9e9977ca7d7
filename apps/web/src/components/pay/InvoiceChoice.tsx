import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { MoneyText } from '#components/MoneyText.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import type { Payable } from './payable.ts';

interface InvoiceChoiceProps {
  invoices: readonly Payable[];
  isChosen: (invoice: Payable) => boolean;
  onToggle: (invoice: Payable) => void;
}

/** Which of several open invoices are paid now. */
export function InvoiceChoice({ invoices, isChosen, onToggle }: InvoiceChoiceProps) {
  const { t } = useLingui();
  return (
    <fieldset className="max-h-48 overflow-y-auto rounded-lg border">
      <legend className="sr-only">{t`Which invoices do you want to pay?`}</legend>
      {invoices.map((invoice) => (
        <Choice key={invoice.id} invoice={invoice} isOn={isChosen(invoice)} onToggle={() => onToggle(invoice)} />
      ))}
    </fieldset>
  );
}

function Choice({ invoice, isOn, onToggle }: { invoice: Payable; isOn: boolean; onToggle: () => void }) {
  const id = useId();
  return (
    <div className="flex items-center gap-2.5 border-b px-3 py-2 text-sm last:border-b-0">
      <Checkbox id={id} checked={isOn} onChange={onToggle} />
      <label htmlFor={id} className="flex flex-1 justify-between gap-3">
        <Trans>Invoice {invoice.number}</Trans>
        <MoneyText {...invoice.due} />
      </label>
    </div>
  );
}
