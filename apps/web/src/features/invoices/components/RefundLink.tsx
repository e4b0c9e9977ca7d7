import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Undo2 } from 'lucide-react';
import { buttonVariants } from '#components/ui/button.tsx';
import { trpc } from '#lib/trpc.ts';

/** Leads to the payment that paid the invoice, with its refund form open: money goes back by the way it came. */
export function RefundLink({ invoiceId }: { invoiceId: string }) {
  const { data } = useQuery(trpc.payments.list.queryOptions({ filter: { invoiceId, status: 'succeeded' }, limit: 1 }));
  const payment = data?.rows[0];
  if (!payment || payment.refunded.amountMinor === payment.amount.amountMinor) return null;
  return (
    <Link
      to={`/admin/payments/${payment.id}`}
      search={{ refund: '1' }}
      className={buttonVariants({ variant: 'outline' })}
    >
      <Undo2 aria-hidden="true" className="rtl:-scale-x-100" />
      <Trans>Refund</Trans>
    </Link>
  );
}
