import { Trans } from '@lingui/react/macro';
import type { BillingCycle } from '@panel1/shared-types/states';
import { MoneyText } from '../MoneyText.tsx';
import type { ProductOption } from './options.ts';

type Price = ProductOption['choices'][number]['prices'][number];

/** The price of a cycle and currency; undefined where it is not sold so. */
export function priceIn(prices: readonly Price[], of: { cycle: BillingCycle; currency: string }): Price | undefined {
  return prices.find(({ cycle, price }) => cycle === of.cycle && price.currency === of.currency);
}

/** What a choice adds to the price of each period, and once. */
export function Surcharge({ price }: { price: Price | undefined }) {
  if (!price) {
    return (
      <span className="text-muted-foreground text-sm">
        <Trans>Not for this period</Trans>
      </span>
    );
  }
  const isFree = price.price.amountMinor === '0';
  return (
    <span className="shrink-0 text-end text-muted-foreground text-sm">
      {isFree ? (
        <Trans>included</Trans>
      ) : (
        <>
          + <MoneyText {...price.price} />
        </>
      )}
      {price.setup.amountMinor === '0' ? null : (
        <span className="block text-xs">
          <Trans>
            + <MoneyText {...price.setup} /> once
          </Trans>
        </span>
      )}
    </span>
  );
}
