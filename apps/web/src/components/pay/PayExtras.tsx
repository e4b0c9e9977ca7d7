import { Trans } from '@lingui/react/macro';
import type { MoneyWire } from '@panel1/shared-types/schemas';
import { type ReactNode, useId } from 'react';
import { MoneyText } from '#components/MoneyText.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import type { PayChoice } from './use-pay-choices.ts';

interface Extras {
  useCredit: boolean;
  saveMethod: boolean;
}

interface PayExtrasProps {
  choice: PayChoice;
  credit: MoneyWire;
  value: Extras;
  onValueChange: (value: Extras) => void;
}

/** What goes with paying on a gateway's page: credit first, and keeping the card. */
export function PayExtras({ choice, credit, value, onValueChange }: PayExtrasProps) {
  if (choice.kind !== 'gateway') return null;
  const hasCredit = BigInt(credit.amountMinor) > 0n;
  return (
    <>
      {choice.gateway.canSaveMethods ? (
        <Extra isOn={value.saveMethod} onChange={(saveMethod) => onValueChange({ ...value, saveMethod })}>
          <Trans>Keep it for later payments. New invoices are then paid by themselves.</Trans>
        </Extra>
      ) : null}
      {hasCredit ? (
        <Extra isOn={value.useCredit} onChange={(useCredit) => onValueChange({ ...value, useCredit })}>
          <Trans>
            Use my credit of <MoneyText {...credit} /> first
          </Trans>
        </Extra>
      ) : null}
    </>
  );
}

interface ExtraProps {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  children: ReactNode;
}

function Extra({ isOn, onChange, children }: ExtraProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5 text-sm">
      <Checkbox id={id} checked={isOn} onChange={(event) => onChange(event.target.checked)} className="mt-0.5" />
      <label htmlFor={id}>{children}</label>
    </div>
  );
}
