import { Trans } from '@lingui/react/macro';
import { Redemptions } from '#components/coupon/Redemptions.tsx';
import { Section } from '#components/Section.tsx';

/** The coupons that a client redeemed, and what each of them saved. */
export function ClientCoupons({ clientId }: { clientId: string }) {
  return (
    <Section title={<Trans>Coupons</Trans>} flush>
      <Redemptions of={{ clientId }} />
    </Section>
  );
}
