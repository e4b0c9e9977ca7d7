import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type Difference, ENTRY_KINDS } from '../lib/difference.ts';

const LINK = 'text-primary hover:underline dark:text-info';

/** What a difference is about: our payment or dispute, or the gateway's entry. */
export function DifferenceSubject({ difference }: { difference: Difference }) {
  const { t, i18n } = useLingui();
  const { paymentId, disputeId, refundId, entry } = difference;
  if (paymentId !== null)
    return (
      <Link to={`/admin/payments/${paymentId}`} className={LINK}>
        {t`Payment`} …{paymentId.slice(-6)}
      </Link>
    );
  if (disputeId !== null)
    return (
      <Link to={`/admin/disputes/${disputeId}`} className={LINK}>
        {t`Dispute`} …{disputeId.slice(-6)}
      </Link>
    );
  if (refundId !== null)
    return (
      <>
        {t`Refund`} <code dir="ltr">…{refundId.slice(-6)}</code>
      </>
    );
  if (entry === null) return null;
  return (
    <>
      {i18n._(ENTRY_KINDS[entry.kind])} <code dir="ltr">{entry.reference}</code>
    </>
  );
}
