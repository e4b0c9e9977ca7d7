import { Trans } from '@lingui/react/macro';
import { MoneyText } from '#components/MoneyText.tsx';
import type { CouponRow } from '../lib/coupon-form.ts';

/** What a coupon took off, and what was sold with it, by currency. */
export function Turnover({ of }: { of: CouponRow['turnover'] }) {
  if (of.length === 0) return '–';
  return of.map(({ currency, discountMinor, turnoverMinor }) => (
    <span key={currency} className="block">
      <MoneyText amountMinor={turnoverMinor} currency={currency} />{' '}
      <span className="text-muted-foreground text-xs">
        <Trans>
          <MoneyText amountMinor={discountMinor} currency={currency} /> off
        </Trans>
      </span>
    </span>
  ));
}
