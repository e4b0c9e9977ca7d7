import { Trans } from '@lingui/react/macro';
import { MoneyText } from '#components/MoneyText.tsx';
import { useFormat } from '#lib/format/use-format.ts';
import type { RouterOutputs } from '#lib/trpc.ts';

/** What the new price is, in words. */
export function TermsText({ change }: { change: Pick<RouterOutputs['priceChanges']['get'], 'terms' | 'currency'> }) {
  const format = useFormat();
  const { terms, currency } = change;
  if (terms.kind === 'catalogue') return <Trans>The price of the catalogue</Trans>;
  if (terms.kind === 'amount') return <MoneyText amountMinor={terms.amountMinor} currency={currency} />;
  const percent = format.percent(terms.rate);
  return <bdi className="num">{terms.rate.startsWith('-') ? percent : `+${percent}`}</bdi>;
}
