import { Trans } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { ErrorState } from '#components/ErrorState.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { api } from '#lib/trpc.ts';
import { OpenQuestions } from '../components/OpenQuestions.tsx';
import { OrderedItems } from '../components/OrderedItems.tsx';
import { OrderSteps } from '../components/OrderSteps.tsx';
import { PaymentPanel } from '../components/PaymentPanel.tsx';
import { WhatNext } from '../components/WhatNext.tsx';
import { PayAgain } from '../forms/PayAgain.tsx';
import { type OrderProgress, useOrder } from '../hooks/use-order.ts';
import { usePaymentView } from '../hooks/use-payment-view.ts';
import { type OrderLink, readOrderLink } from '../lib/order-link.ts';
import { wantToPay } from '../lib/placed-order.ts';

/** An order after it was placed: its payment, its set-up, and what comes next. */
export function OrderPage() {
  const [link] = useState(() => readOrderLink(window.location));
  return link === null ? <UnknownHere /> : <Followed link={link} />;
}

function Followed({ link }: { link: OrderLink }) {
  const { token, cameBack } = link;
  const query = useOrder(token);
  useEffect(() => {
    // The gateway's notice may be late or lost: who came back has it asked. Nothing depends on the answer here.
    if (cameBack === 'returned') api.ordering.checkPayment.mutate({ orderToken: token }).catch(() => undefined);
  }, [cameBack, token]);
  if (query.data) return <Shown order={query.data} link={link} onChanged={() => void query.refetch()} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton className="h-96" />;
}

function Shown({ order, link, onChanged }: { order: OrderProgress; link: OrderLink; onChanged: () => void }) {
  const { mutateAsync: startAgain } = useMoneyMutation(api.ordering.payOrder.mutate);
  const { orderId: id, cameBack, token } = link;
  const isPaid = order.invoice?.status === 'paid';
  const view = usePaymentView({ id, isPaid, payment: order.payment, cameBack });
  const pay = async (pluginId: string) => {
    const { paymentId } = await startAgain({ orderToken: token, pluginId });
    wantToPay(id, paymentId);
    onChanged();
  };
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-6">
      <header className="flex flex-col gap-2">
        <h1 className="font-semibold text-2xl">
          <Heading step={order.step} />
        </h1>
        {order.number === null ? null : (
          <p className="text-muted-foreground">
            <Trans>
              Order <bdi className="num">{order.number}</bdi>
            </Trans>
          </p>
        )}
      </header>
      {order.step === 'ended' ? null : <OrderSteps order={order} view={view} />}
      <div aria-live="polite" className="flex flex-col gap-4">
        {order.step === 'ended' ? null : (
          <PaymentPanel payment={order.payment} view={view} again={<PayAgain total={order.total} pay={pay} />} />
        )}
      </div>
      {view === 'paid' || view === 'none' ? <OpenQuestions order={order} token={token} onAnswered={onChanged} /> : null}
      <OrderedItems order={order} />
      <WhatNext order={order} email={link.email} />
    </div>
  );
}

function Heading({ step }: { step: OrderProgress['step'] }) {
  if (step === 'done') return <Trans>Your order is ready</Trans>;
  return step === 'ended' ? <Trans>Your order has ended</Trans> : <Trans>Thank you for your order</Trans>;
}

/** Opened in another browser than the one that ordered. */
function UnknownHere() {
  return (
    <div className="mx-auto flex max-w-md flex-col items-start gap-4 py-10">
      <h1 className="font-semibold text-2xl">
        <Trans>This order was placed elsewhere</Trans>
      </h1>
      <p className="text-muted-foreground">
        <Trans>Log in to see your orders, or open this page in the browser you ordered with.</Trans>
      </p>
      <a href="/portal" className={buttonVariants({ size: 'lg' })}>
        <Trans>Open the client area</Trans>
      </a>
    </div>
  );
}
