import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { paymentFailureText } from '#lib/payment-failure.ts';
import type { OrderProgress } from '../hooks/use-order.ts';
import type { PaymentView } from '../lib/payment-view.ts';
import { TransferInstructions } from './TransferInstructions.tsx';
import { WaitingCard } from './WaitingCard.tsx';

type Payment = OrderProgress['payment'];

export interface PaymentPanelProps {
  payment: Payment;
  view: PaymentView;
  /** Another try. */
  again: ReactNode;
  /** An invoice is paid, not an order: nothing waits to be set up. */
  isInvoice?: boolean;
}

/** What there is to do about the payment; nothing once it is paid. */
export function PaymentPanel({ payment, view, again, isInvoice = false }: PaymentPanelProps) {
  switch (view) {
    case 'preparing':
      return <WaitingCard title={<Trans>Preparing your payment…</Trans>} />;
    case 'leaving':
      return <WaitingCard title={<Trans>Taking you to the payment page…</Trans>} />;
    case 'confirming':
      return (
        <WaitingCard title={<Trans>Confirming your payment…</Trans>}>
          <Trans>The payment service tells us in a moment. You can leave this page; we mail you, too.</Trans>
        </WaitingCard>
      );
    case 'processing':
      return (
        <WaitingCard title={<Trans>Your payment is on its way</Trans>}>
          <Trans>The payment service has not confirmed it yet. There is nothing to do for you; we mail you.</Trans>
        </WaitingCard>
      );
    case 'transfer':
      return payment ? (
        <>
          <TransferInstructions payment={payment} isInvoice={isInvoice} />
          <details>
            <summary className="w-fit rounded-sm font-medium text-primary text-sm underline-offset-4 hover:underline dark:text-info">
              <Trans>Pay another way instead</Trans>
            </summary>
            <div className="mt-3">{again}</div>
          </details>
        </>
      ) : null;
    case 'unfinished':
      return (
        <Unfinished page={payment?.redirectUrl ?? null} isInvoice={isInvoice}>
          {again}
        </Unfinished>
      );
    case 'refused':
      return (
        <Refused payment={payment} isInvoice={isInvoice}>
          {again}
        </Refused>
      );
    case 'paid':
    case 'none':
      return null;
  }
}

interface NotPaid {
  isInvoice: boolean;
  children: ReactNode;
}

function Unfinished({ page, isInvoice, children }: NotPaid & { page: string | null }) {
  return (
    <>
      <Card className="gap-4 p-5">
        <div>
          <h2 className="font-semibold text-base">
            <Trans>Not paid yet</Trans>
          </h2>
          <p className="text-muted-foreground">
            {isInvoice ? (
              <Trans>Nothing was charged so far.</Trans>
            ) : (
              <Trans>Your order is kept. Nothing was charged so far.</Trans>
            )}
          </p>
        </div>
        {page === null ? null : (
          <Button size="lg" className="w-fit" onClick={() => window.location.assign(page)}>
            <Trans>Go on to the payment page</Trans>
          </Button>
        )}
      </Card>
      {children}
    </>
  );
}

function Refused({ payment, isInvoice, children }: NotPaid & { payment: Payment }) {
  const { i18n } = useLingui();
  const reason = payment ? paymentFailureText(payment) : undefined;
  return (
    <>
      <Card role="alert" className="gap-1 border-danger/40 p-5">
        <h2 className="font-semibold text-base text-danger">
          <Trans>The payment did not go through</Trans>
        </h2>
        {reason ? <p>{i18n._(reason)}</p> : null}
        <p className="text-muted-foreground">
          {isInvoice ? (
            <Trans>Try again, or pay another way.</Trans>
          ) : (
            <Trans>Your order is kept. Try again, or pay another way.</Trans>
          )}
        </p>
      </Card>
      {children}
    </>
  );
}
