import { Trans } from '@lingui/react/macro';
import { Link, useSearch } from '@tanstack/react-router';
import { ErrorState } from '#components/ErrorState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { Card, CardContent } from '#components/ui/card.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useParam } from '#lib/routing/use-params.ts';
import { PaymentOutcome } from '../components/PaymentOutcome.tsx';
import { usePayment } from '../hooks/use-payment.ts';
import type { Payment } from '../lib/payment.ts';

/** How a payment stands: on its way to the gateway's page, waiting for money, done, or refused and what to do then. */
export function PaymentPage() {
  const paymentId = useParam('id');
  const search: Record<string, unknown> = useSearch({ strict: false });
  const { query, isWaiting } = usePayment(paymentId, {
    isJustStarted: search['go'] !== undefined,
    hasGivenUp: search['payment'] === 'cancelled',
  });
  const payment = query.data;
  if (query.error && !payment) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!payment) return <Skeleton className="mx-auto h-64 max-w-xl" />;
  return (
    <div className="mx-auto max-w-xl">
      <PageHeader
        title={
          <Trans>
            Payment of <MoneyText {...payment.amount} />
          </Trans>
        }
        badge={<StatusBadge status={payment.status} />}
      />
      <Card>
        <CardContent className="flex flex-col gap-5">
          <div aria-live="polite">
            <PaymentOutcome payment={payment} isWaiting={isWaiting} />
          </div>
          <PaidInvoices payment={payment} />
        </CardContent>
      </Card>
      <p className="mt-4 text-center">
        <Link to={payment.isTopUp ? '/portal/wallet' : '/portal'} className={buttonVariants({ variant: 'link' })}>
          {payment.isTopUp ? <Trans>See my credit</Trans> : <Trans>Back to the overview</Trans>}
        </Link>
      </p>
    </div>
  );
}

function PaidInvoices({ payment }: { payment: Payment }) {
  if (payment.invoices.length === 0) return null;
  return (
    <ul className="flex flex-col border-t text-sm">
      {payment.invoices.map(({ invoiceId, number, planned }) => (
        <li key={invoiceId} className="flex justify-between gap-3 border-b py-2 last:border-b-0">
          <Link to={`/portal/invoices/${invoiceId}`} className="underline underline-offset-4">
            <Trans>Invoice {number}</Trans>
          </Link>
          <MoneyText {...planned} />
        </li>
      ))}
    </ul>
  );
}
