import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { BILLING_CYCLES } from '@panel1/shared-types/states';
import { RadioField } from '#components/form/RadioField.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { CYCLES } from '#lib/cycles.ts';
import { savingOf } from '../lib/savings.ts';
import type { Product } from '../lib/shop.ts';

/** How often one pays, with the price of the product itself and what a longer period saves. */
export function CycleField({ product, currency }: { product: Product; currency: string }) {
  const { i18n } = useLingui();
  const prices = product.prices.filter(({ price }) => price.currency === currency);
  const sorted = [...prices].sort((a, b) => BILLING_CYCLES.indexOf(a.cycle) - BILLING_CYCLES.indexOf(b.cycle));
  return (
    <RadioField
      name="cycle"
      label={<Trans>How often do you want to pay?</Trans>}
      className="sm:grid sm:grid-cols-2"
      options={sorted.map(({ cycle, price }) => {
        const saved = savingOf(prices, cycle);
        return {
          value: cycle,
          label: i18n._(CYCLES[cycle].name),
          ...(saved === null ? {} : { hint: <Saving amountMinor={saved} currency={currency} /> }),
          end: <MoneyText {...price} className="font-medium" />,
        };
      })}
    />
  );
}

function Saving(amount: { amountMinor: string; currency: string }) {
  return (
    <span className="text-success">
      <Trans>
        saves <MoneyText {...amount} />
      </Trans>
    </span>
  );
}
