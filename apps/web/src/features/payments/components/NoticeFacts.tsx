import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { CopyId } from '#components/CopyId.tsx';
import { DateText } from '#components/DateText.tsx';
import { Facts } from '#components/Facts.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import { useGatewayName } from '../hooks/use-gateway-name.ts';
import type { Notice } from '../lib/notice.ts';

const LINK = 'text-primary hover:underline dark:text-info';
const short = (value: string) => `…${value.slice(-8)}`;

/** What a notice said, without its body, which is not kept. */
export function NoticeFacts({ notice }: { notice: Notice }) {
  const { t } = useLingui();
  const gatewayName = useGatewayName();
  const { payment, refs } = notice;
  const at = (value: string | null) => value && <DateText value={value} style="datetime" />;
  const ref = (value: string | null) => value && <CopyId value={value} display={short(value)} />;
  return (
    <Section title={<Trans>Facts</Trans>}>
      <Facts
        facts={[
          { key: 'gateway', label: t`Gateway`, value: <bdi>{gatewayName(notice.pluginId)}</bdi> },
          {
            key: 'client',
            label: t`Client`,
            value: payment && (
              <Link to={`/admin/clients/${payment.clientId}`} className={LINK}>
                <bdi>{payment.clientName}</bdi>
              </Link>
            ),
          },
          {
            key: 'payment',
            label: t`Payment`,
            value: payment && (
              <Link to={`/admin/payments/${payment.paymentId}`} className={LINK}>
                <MoneyText {...payment.amount} />
              </Link>
            ),
          },
          { key: 'reason', label: t`Reason`, value: notice.note && <code dir="ltr">{notice.note}</code> },
          { key: 'occurred', label: t`Happened`, value: at(notice.occurredAt) },
          { key: 'received', label: t`Received`, value: at(notice.receivedAt) },
          { key: 'processed', label: t`Dealt with`, value: at(notice.processedAt) },
          { key: 'payment-ref', label: t`Payment at the gateway`, value: ref(refs.payment) },
          { key: 'refund-ref', label: t`Refund at the gateway`, value: ref(refs.refund) },
          { key: 'setup-ref', label: t`Set-up at the gateway`, value: ref(refs.setup) },
          { key: 'event', label: t`Notice at the gateway`, value: ref(notice.eventRef) },
          { key: 'hash', label: t`SHA-256 of the message`, value: ref(notice.bodySha256) },
        ]}
      />
    </Section>
  );
}
