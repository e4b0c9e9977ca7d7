import { useEffect, useState } from 'react';
import type { OrderLink } from '../lib/order-link.ts';
import { type PaymentView, paymentView } from '../lib/payment-view.ts';
import { stopPaying, wantsToPay } from '../lib/placed-order.ts';
import type { OrderProgress } from './use-order.ts';

/** How long the gateway's notice may take before a payer who came back is told that nothing arrived. */
const PATIENCE_MS = 15_000;

/** What is shown of the payment; takes the payer to the payment page once there is one. */
export function usePaymentView(order: OrderProgress, link: OrderLink): PaymentView {
  const [isFresh, setFresh] = useState(link.cameBack === 'returned');
  useEffect(() => {
    const timer = setTimeout(() => setFresh(false), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  const { payment } = order;
  const view = paymentView({
    status: payment?.status ?? null,
    isPaid: order.invoice?.status === 'paid',
    hasPage: payment?.redirectUrl != null,
    hasInstructions: payment?.instructions != null,
    isLeaving: wantsToPay(link.orderId),
    cameBack: link.cameBack,
    isFresh,
  });
  const page = view === 'leaving' ? payment?.redirectUrl : undefined;
  useEffect(() => {
    if (!page) return;
    stopPaying(link.orderId);
    window.location.assign(page);
  }, [page, link.orderId]);
  return view;
}
