import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { CopyId } from '#components/CopyId.tsx';
import { DateText } from '#components/DateText.tsx';
import { Facts } from '#components/Facts.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import type { Order } from '../lib/order.ts';

const link = 'text-primary hover:underline dark:text-info';

/** Whose order, what it came to, when and from where: the rail of its page. */
export function OrderFacts({ order }: { order: Order }) {
  const { t } = useLingui();
  const { invoice } = order;
  return (
    <Section title={<Trans>Facts</Trans>}>
      <Facts
        facts={[
          {
            key: 'client',
            label: t`Client`,
            value: (
              <Link to={`/admin/clients/${order.clientId}`} className={link}>
                <bdi>{order.clientName}</bdi>
              </Link>
            ),
          },
          { key: 'total', label: t`Total`, value: <MoneyText {...order.total} /> },
          {
            key: 'invoice',
            label: t`Invoice`,
            value: invoice && (
              <span className="inline-flex flex-wrap items-center justify-end gap-2">
                <Link to={`/admin/invoices/${invoice.invoiceId}`} className={link}>
                  <bdi>{invoice.number ?? t`Draft`}</bdi>
                </Link>
                <StatusBadge status={invoice.status} />
              </span>
            ),
          },
          { key: 'placed', label: t`Placed`, value: <DateText value={order.createdAt} style="datetime" /> },
          { key: 'by', label: t`Placed by`, value: order.isPlacedByStaff ? t`Staff` : t`Client` },
          { key: 'ip', label: t`From address`, value: order.ip && <bdi dir="ltr">{order.ip}</bdi> },
          {
            key: 'accepted',
            label: t`Accepted`,
            value: order.acceptedAt && <DateText value={order.acceptedAt} style="datetime" />,
          },
          {
            key: 'closed',
            label: t`Ended`,
            value: order.closedAt && <DateText value={order.closedAt} style="datetime" />,
          },
          {
            key: 'expires',
            label: t`Expires unpaid`,
            value: order.status === 'pending' && <DateText value={order.expiresAt} style="datetime" />,
          },
          {
            key: 'terms',
            label: t`Terms accepted`,
            value: order.termsAcceptedAt && <DateText value={order.termsAcceptedAt} style="datetime" />,
          },
          { key: 'id', label: t`Id`, value: <CopyId value={order.orderId} display={`…${order.orderId.slice(-6)}`} /> },
        ]}
      />
    </Section>
  );
}
