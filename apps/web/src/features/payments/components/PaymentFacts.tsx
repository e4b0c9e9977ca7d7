import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { CopyId } from '#components/CopyId.tsx';
import { DateText } from '#components/DateText.tsx';
import { Facts } from '#components/Facts.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import { useGatewayName } from '../hooks/use-gateway-name.ts';
import type { Payment } from '../lib/payment.ts';

/** From whom, by which way, when: the rail of a payment. */
export function PaymentFacts({ payment }: { payment: Payment }) {
  const { t } = useLingui();
  const gatewayName = useGatewayName();
  const kinds: Record<string, string> = {
    hosted: t`By the client`,
    off_session: t`Saved method, by itself`,
    manual: t`Recorded by staff`,
  };
  return (
    <Section title={<Trans>Facts</Trans>}>
      <Facts
        facts={[
          {
            key: 'client',
            label: t`Client`,
            value: (
              <Link to={`/admin/clients/${payment.clientId}`} className="text-primary hover:underline dark:text-info">
                <bdi>{payment.clientName}</bdi>
              </Link>
            ),
          },
          { key: 'gateway', label: t`Gateway`, value: <bdi>{gatewayName(payment.pluginId)}</bdi> },
          { key: 'kind', label: t`How`, value: kinds[payment.kind] ?? payment.kind },
          { key: 'amount', label: t`Amount`, value: <MoneyText {...payment.amount} /> },
          {
            key: 'refunded',
            label: t`Refunded`,
            value: payment.refunded.amountMinor === '0' ? null : <MoneyText {...payment.refunded} />,
          },
          {
            key: 'disputed',
            label: t`Disputed`,
            value: payment.disputed.amountMinor === '0' ? null : <MoneyText {...payment.disputed} />,
          },
          { key: 'reference', label: t`Reference`, value: payment.reference && <CopyId value={payment.reference} /> },
          { key: 'created', label: t`Started`, value: <DateText value={payment.createdAt} style="datetime" /> },
          {
            key: 'settled',
            label: t`Settled`,
            value: payment.settledAt && <DateText value={payment.settledAt} style="datetime" />,
          },
          { key: 'id', label: t`Id`, value: <CopyId value={payment.id} display={`…${payment.id.slice(-6)}`} /> },
        ]}
      />
    </Section>
  );
}
