import { Trans } from '@lingui/react/macro';
import { Badge } from '#components/ui/badge.tsx';
import type { CouponRow } from '../lib/coupon-form.ts';

/** Whether a coupon can be redeemed now. */
export function CouponState({ state }: { state: CouponRow['state'] }) {
  if (state === 'active')
    return (
      <Badge tone="success">
        <Trans>Active</Trans>
      </Badge>
    );
  return <Badge>{WORDS[state]}</Badge>;
}

const WORDS = {
  archived: <Trans>Archived</Trans>,
  expired: <Trans>Expired</Trans>,
  used_up: <Trans>Used up</Trans>,
  planned: <Trans>Not yet valid</Trans>,
} as const;
