import { Trans } from '@lingui/react/macro';
import { MoneyText } from '../MoneyText.tsx';

interface Amount {
  amountMinor: string;
  currency: string;
}

/** How much more or less than now something costs; nothing where it costs the same. */
export function PriceDifference({ before, after }: { before: Amount; after: Amount }) {
  const { currency } = after;
  const minor = BigInt(after.amountMinor) - BigInt(before.amountMinor);
  if (minor === 0n || before.currency !== currency) return null;
  const amount = <MoneyText amountMinor={(minor < 0n ? -minor : minor).toString()} currency={currency} />;
  return minor > 0n ? <Trans>{amount} more than now</Trans> : <Trans>{amount} less than now</Trans>;
}
