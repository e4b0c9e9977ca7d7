import { Trans } from '@lingui/react/macro';
import { type ReactNode, useId } from 'react';
import { MoneyText } from '#components/MoneyText.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import type { CreditUse } from './credit.ts';

interface SwitchProps {
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

/** Credit goes first, as far as it reaches; says what remains. */
export function CreditSwitch({ spent, ...toggle }: SwitchProps & { spent: CreditUse }) {
  return (
    <Extra {...toggle}>
      <Trans>
        Use my credit of <MoneyText {...spent.credit} /> first
      </Trans>
      {toggle.isOn && !spent.isCovered ? (
        <span className="block text-muted-foreground">
          <Trans>
            <MoneyText {...spent.rest} /> remain to be paid.
          </Trans>
        </span>
      ) : null}
    </Extra>
  );
}

/** The method that pays now pays later invoices, too. */
export function KeepSwitch(toggle: SwitchProps) {
  return (
    <Extra {...toggle}>
      <Trans>Keep it for later payments. New invoices are then paid by themselves.</Trans>
    </Extra>
  );
}

function Extra({ isOn, onChange, children }: SwitchProps & { children: ReactNode }) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5 text-sm">
      <Checkbox id={id} checked={isOn} onChange={(event) => onChange(event.target.checked)} className="mt-0.5" />
      <label htmlFor={id}>{children}</label>
    </div>
  );
}
