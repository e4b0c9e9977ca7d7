import { useLingui } from '@lingui/react';
import { useLingui as useMacro } from '@lingui/react/macro';
import type { BillingCycle } from '@panel1/shared-types/states';
import { useId } from 'react';
import { CYCLES } from '#lib/cycles.ts';

export interface CycleSwitchProps {
  cycles: readonly BillingCycle[];
  value: BillingCycle;
  onChange: (cycle: BillingCycle) => void;
}

/** How often one pays: one row of choices for the whole page. */
export function CycleSwitch({ cycles, value, onChange }: CycleSwitchProps) {
  const { i18n } = useLingui();
  const { t } = useMacro();
  const name = useId();
  return (
    <fieldset className="max-w-full">
      <legend className="sr-only">{t`Billing period`}</legend>
      <div className="scrollbar-thin flex gap-1 overflow-x-auto rounded-lg border bg-muted p-1">
        {cycles.map((cycle) => (
          <label
            key={cycle}
            className="flex h-8 shrink-0 cursor-pointer items-center rounded-md px-3 text-muted-foreground text-sm transition-colors hover:text-foreground has-checked:bg-card has-checked:font-medium has-checked:text-foreground has-checked:shadow-card has-focus-visible:outline-2 has-focus-visible:outline-ring"
          >
            <input
              type="radio"
              name={name}
              value={cycle}
              checked={cycle === value}
              onChange={() => onChange(cycle)}
              className="sr-only"
            />
            {i18n._(CYCLES[cycle].name)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
