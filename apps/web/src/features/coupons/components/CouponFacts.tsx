import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { useCouponSentence } from '#components/coupon/use-coupon-sentence.ts';
import { DateText } from '#components/DateText.tsx';
import { Facts } from '#components/Facts.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import { CYCLES } from '#lib/cycles.ts';
import { useFormat } from '#lib/format/use-format.ts';
import type { Coupon } from '../lib/coupon-form.ts';
import { Turnover } from './Turnover.tsx';

/** The terms of a coupon, and what it moved. */
export function CouponFacts({ coupon }: { coupon: Coupon }) {
  const { i18n } = useLingui();
  const { t } = useMacro();
  const format = useFormat();
  const sentence = useCouponSentence();
  const [first] = Object.entries(coupon.amounts);
  const amount = first === undefined ? null : { currency: first[0], amountMinor: first[1] };
  const { products, cycles, maxRedemptions, maxPerClient, validFrom, validUntil } = coupon;
  return (
    <Section title={<Trans>Terms</Trans>}>
      <Facts
        facts={[
          { key: 'takes', label: t`Takes off`, value: sentence({ ...coupon, amount }) },
          { key: 'amounts', label: t`Amounts`, value: <Amounts of={coupon.amounts} /> },
          {
            key: 'products',
            label: t`Products`,
            value: products.length === 0 ? t`Every product` : products.map(({ name }) => name).join(', '),
          },
          {
            key: 'cycles',
            label: t`Billing cycles`,
            value: cycles.length === 0 ? t`Every cycle` : cycles.map((cycle) => cycleName(cycle, i18n)).join(', '),
          },
          { key: 'metrics', label: t`Usage alone`, value: coupon.metrics.join(', ') },
          { key: 'oneoff', label: t`Set-up fees`, value: coupon.includesOneOff ? t`Yes` : t`No` },
          { key: 'from', label: t`First day`, value: validFrom && <DateText value={validFrom} /> },
          { key: 'until', label: t`Last day`, value: validUntil && <DateText value={validUntil} /> },
          {
            key: 'redeemed',
            label: t`Redeemed`,
            value:
              maxRedemptions === null
                ? format.number(coupon.redeemed)
                : `${format.number(coupon.redeemed)} / ${format.number(maxRedemptions)}`,
          },
          {
            key: 'client',
            label: t`Times per client`,
            value: maxPerClient === null ? t`No limit` : format.number(maxPerClient),
          },
          { key: 'new', label: t`New clients only`, value: coupon.newClientsOnly ? t`Yes` : t`No` },
          { key: 'minimum', label: t`Least amount`, value: <Amounts of={coupon.minimums} /> },
          { key: 'stack', label: t`With other coupons`, value: coupon.isStackable ? t`Yes` : t`No` },
          { key: 'turnover', label: t`Turnover`, value: <Turnover of={coupon.turnover} /> },
          { key: 'note', label: t`Note`, value: coupon.note === '' ? null : <bdi>{coupon.note}</bdi> },
        ]}
      />
    </Section>
  );
}

const isCycle = (cycle: string): cycle is keyof typeof CYCLES => Object.hasOwn(CYCLES, cycle);
const cycleName = (cycle: string, i18n: ReturnType<typeof useLingui>['i18n']) =>
  isCycle(cycle) ? i18n._(CYCLES[cycle].name) : cycle;

function Amounts({ of }: { of: Readonly<Record<string, string>> }) {
  const amounts = Object.entries(of);
  if (amounts.length === 0) return '–';
  return amounts.map(([currency, amountMinor]) => (
    <MoneyText key={currency} amountMinor={amountMinor} currency={currency} className="block" />
  ));
}
