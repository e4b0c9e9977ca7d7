import { useLingui } from '@lingui/react';
import type { BillingCycle } from '@panel1/shared-types/states';
import { MoneyText } from '#components/MoneyText.tsx';
import { CYCLES } from '#lib/cycles.ts';

export interface CyclePriceProps {
  price: { amountMinor: string; currency: string };
  cycle: BillingCycle;
}

/** The price of a card: the amount large, the period beside it. */
export function CyclePrice({ price, cycle }: CyclePriceProps) {
  const { i18n } = useLingui();
  return (
    <span className="flex flex-wrap items-baseline gap-x-1.5">
      <MoneyText {...price} className="font-semibold text-3xl tracking-tight" />
      <span className="text-muted-foreground text-sm">{i18n._(CYCLES[cycle].per)}</span>
    </span>
  );
}
