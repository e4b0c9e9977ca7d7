import { Trans } from '@lingui/react/macro';
import type { RouterOutputs } from '#lib/trpc.ts';
import { MoneyText } from './MoneyText.tsx';

type Discounts = RouterOutputs['billing']['get']['lines'][number]['discounts'];

/** What was taken off a line, each discount with the code of its coupon. */
export function LineDiscounts({ discounts }: { discounts: Discounts }) {
  return discounts
    .filter(({ amount }) => amount.amountMinor !== '0')
    .map(({ source, code, kind, amount }) => (
      <p key={`${source} ${code} ${kind}`} className="text-success text-xs">
        {code === null ? (
          <Trans>
            Discount <MoneyText amountMinor={`-${amount.amountMinor}`} currency={amount.currency} />
          </Trans>
        ) : (
          <Trans>
            Coupon <bdi className="num">{code}</bdi>{' '}
            <MoneyText amountMinor={`-${amount.amountMinor}`} currency={amount.currency} />
          </Trans>
        )}
      </p>
    ));
}
