import { Trans } from '@lingui/react/macro';
import { MoneyText } from '../MoneyText.tsx';

interface BackAmountProps {
  amountMinor: string;
  currency: string;
  isTaxInclusive: boolean;
}

/** What comes back, in the way in which prices are stated: with its tax, or plus tax. */
export function BackAmount({ isTaxInclusive, ...amount }: BackAmountProps) {
  if (isTaxInclusive) return <MoneyText {...amount} />;
  return (
    <Trans>
      <MoneyText {...amount} /> plus tax
    </Trans>
  );
}
