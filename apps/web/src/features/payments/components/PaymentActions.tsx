import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { RefreshCw, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useCan } from '#lib/auth/session.ts';
import { queryClient } from '#lib/query-client.ts';
import { trpc } from '#lib/trpc.ts';
import { RefundSheet } from '../forms/RefundSheet.tsx';
import { type Payment, refundableMinor } from '../lib/payment.ts';

const OPEN: readonly string[] = ['planned', 'needs_action', 'pending', 'unknown'];

/** Refund of what came; a question to the gateway about what has not come yet. */
export function PaymentActions({ payment }: { payment: Payment }) {
  const { t } = useLingui();
  const can = useCan();
  const textOf = useErrorText();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const [refunding, setRefunding] = useState(search['refund'] !== undefined);
  const check = useMutation({
    ...trpc.payments.check.mutationOptions(),
    onSuccess: () => toast.info(t`Asked the gateway; the page follows its answer`),
    onError: (error) => toast.error(textOf(error)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.payments.pathKey() }),
  });
  const isOpen = OPEN.includes(payment.status) && payment.kind !== 'manual';
  const mayRefund = payment.status === 'succeeded' && refundableMinor(payment) > 0n && can('payment:refund');
  return (
    <>
      {isOpen ? (
        <Button variant="outline" busy={check.isPending} onClick={() => check.mutate({ paymentId: payment.id })}>
          <RefreshCw aria-hidden="true" />
          <Trans>Ask the gateway</Trans>
        </Button>
      ) : null}
      {mayRefund ? (
        <Button variant="outline" onClick={() => setRefunding(true)}>
          <Undo2 aria-hidden="true" className="rtl:-scale-x-100" />
          <Trans>Refund</Trans>
        </Button>
      ) : null}
      {mayRefund ? <RefundSheet open={refunding} onOpenChange={setRefunding} payment={payment} /> : null}
    </>
  );
}
