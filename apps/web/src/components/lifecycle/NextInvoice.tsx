import { Trans } from '@lingui/react/macro';
import { DateText } from '#components/DateText.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import type { RouterOutputs } from '#lib/trpc.ts';

type Renewal = RouterOutputs['subscriptions']['get']['renewal'];

/** When a subscription is invoiced next, and what that comes to after coupons. */
export function NextInvoice({ on, renewal }: { on: string; renewal: Renewal }) {
  return (
    <>
      <DateText value={on} />
      {renewal === null ? null : (
        <>
          {' · '}
          <MoneyText {...renewal.amount} />
          {renewal.discount.amountMinor === '0' ? null : (
            <span className="block text-success text-xs">
              <Trans>
                after <MoneyText {...renewal.discount} /> of discounts
              </Trans>
            </span>
          )}
        </>
      )}
    </>
  );
}
