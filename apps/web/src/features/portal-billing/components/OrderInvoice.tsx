import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Facts } from '#components/Facts.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { PayButton } from '#components/pay/PayButton.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { useClientId } from '#hooks/use-client-id.ts';
import { useCan } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import type { FollowedOrder } from '../hooks/use-followed-order.ts';

/** What the order costs, its invoice, and the way to pay it. */
export function OrderInvoice({ order }: { order: FollowedOrder }) {
  const { invoice, payment } = order;
  return (
    <Section title={<Trans>Invoice</Trans>}>
      <div className="flex flex-col gap-4">
        <Facts
          facts={[
            { key: 'total', label: <Trans>Total</Trans>, value: <MoneyText {...order.total} /> },
            {
              key: 'invoice',
              label: <Trans>Invoice</Trans>,
              value: invoice ? (
                <Link to={`/portal/invoices/${invoice.invoiceId}`} className="underline underline-offset-4">
                  <bdi className="num">{invoice.number}</bdi>
                </Link>
              ) : null,
            },
            {
              key: 'status',
              label: <Trans>Status</Trans>,
              value: invoice ? <StatusBadge status={invoice.status} /> : null,
            },
            {
              key: 'payment',
              label: <Trans>Payment</Trans>,
              value: payment ? (
                <Link to={`/portal/payments/${payment.id}`} className="underline underline-offset-4">
                  <Trans>See payment</Trans>
                </Link>
              ) : null,
            },
          ]}
        />
        {invoice?.status === 'issued' && order.step !== 'ended' ? <Pay invoiceId={invoice.invoiceId} /> : null}
      </div>
    </Section>
  );
}

function Pay({ invoiceId }: { invoiceId: string }) {
  const clientId = useClientId();
  const mayPay = useCan()('invoice:pay');
  const open = useQuery({ ...trpc.billing.open.queryOptions({ clientId }), enabled: mayPay });
  const invoice = open.data?.rows.find(({ id }) => id === invoiceId);
  return invoice ? <PayButton invoices={[invoice]} /> : null;
}
