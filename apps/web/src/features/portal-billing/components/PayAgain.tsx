import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PayDialog } from '#components/pay/PayDialog.tsx';
import { Button, type ButtonProps } from '#components/ui/button.tsx';
import { useClientId } from '#hooks/use-client-id.ts';
import { useCan } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import type { Payment } from '../lib/payment.ts';

/** Pays what this payment was for by another one: those of its invoices that are still open. */
export function PayAgain({ payment, variant }: { payment: Payment; variant: NonNullable<ButtonProps['variant']> }) {
  const clientId = useClientId();
  const mayPay = useCan()('invoice:pay');
  const open = useQuery({ ...trpc.billing.open.queryOptions({ clientId }), enabled: mayPay });
  const [isPaying, setPaying] = useState(false);
  const wanted = new Set(payment.invoices.map((invoice) => invoice.invoiceId));
  const invoices = open.data?.rows.filter((invoice) => wanted.has(invoice.id)) ?? [];
  if (!mayPay || invoices.length === 0) return null;
  return (
    <>
      <Button variant={variant} onClick={() => setPaying(true)}>
        <Trans>Pay another way</Trans>
      </Button>
      {isPaying ? <PayDialog invoices={invoices} onClose={() => setPaying(false)} /> : null}
    </>
  );
}
