import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { CopyId } from '#components/CopyId.tsx';
import { DateText } from '#components/DateText.tsx';
import { Facts } from '#components/Facts.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import { BOOKINGS, type Dispute } from '../lib/dispute.ts';
import { DisputeReason } from './DisputeReason.tsx';

const LINK = 'text-primary hover:underline dark:text-info';

/** What the gateway told, and where the books stand: the rail of a dispute. */
export function DisputeFacts({ dispute }: { dispute: Dispute }) {
  const { t, i18n } = useLingui();
  const at = (value: string | null) => value && <DateText value={value} style="datetime" />;
  return (
    <Section title={<Trans>Facts</Trans>}>
      <Facts
        facts={[
          {
            key: 'client',
            label: t`Client`,
            value: (
              <Link to={`/admin/clients/${dispute.clientId}`} className={LINK}>
                <bdi>{dispute.clientName}</bdi>
              </Link>
            ),
          },
          {
            key: 'payment',
            label: t`Payment`,
            value: (
              <Link to={`/admin/payments/${dispute.paymentId}`} className={LINK}>
                <MoneyText {...dispute.payment.amount} />
              </Link>
            ),
          },
          {
            key: 'refunded',
            label: t`Refunded`,
            value: dispute.payment.refunded.amountMinor === '0' ? null : <MoneyText {...dispute.payment.refunded} />,
          },
          { key: 'reason', label: t`Reason`, value: <DisputeReason code={dispute.reason} /> },
          { key: 'books', label: t`In the books`, value: i18n._(BOOKINGS[dispute.booking]) },
          {
            key: 'booked',
            label: t`Booked`,
            value: dispute.booking === 'none' ? null : <MoneyText {...dispute.booked} />,
          },
          { key: 'fee', label: t`Fee of the gateway`, value: dispute.fee && <MoneyText {...dispute.fee} /> },
          { key: 'gateway', label: t`Gateway`, value: <bdi>{dispute.gatewayName}</bdi> },
          { key: 'reference', label: t`At the gateway`, value: <CopyId value={dispute.reference} /> },
          { key: 'opened', label: t`Opened`, value: at(dispute.openedAt) },
          { key: 'due', label: t`Answer by`, value: at(dispute.evidenceDueAt) },
          { key: 'ended', label: t`Decided`, value: at(dispute.endedAt) },
        ]}
      />
    </Section>
  );
}
