import { useEffect, useState } from 'react';
import type { OrderLink } from '../lib/order-link.ts';
import { type PaymentView, paymentView } from '../lib/payment-view.ts';
import { stopPaying, wantsToPay } from '../lib/placed-order.ts';
import type { OrderProgress } from './use-order.ts';

/** A payment, and the thing (an order, a payment link) on whose page it is waited for. */
export interface WatchedPayment {
  id: string;
  isPaid: boolean;
  payment: OrderProgress['payment'];
  cameBack: OrderLink['cameBack'];
}

/** How long the gateway's notice may take before a payer who came back is told that nothing arrived. */
const PATIENCE_MS = 15_000;

/** What is shown of the payment; takes the payer to the payment page once there is one. */
export function usePaymentView({ id, isPaid, payment, cameBack }: WatchedPayment): PaymentView {
  const [isFresh, setFresh] = useState(cameBack === 'returned');
  useEffect(() => {
    const timer = setTimeout(() => setFresh(false), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  const view = paymentView({
    status: payment?.status ?? null,
    isPaid,
    hasPage: payment?.redirectUrl != null,
    hasInstructions: payment?.instructions != null,
    isLeaving: wantsToPay(id, payment?.id),
    cameBack,
    isFresh,
  });
  const page = view === 'leaving' ? payment?.redirectUrl : undefined;
  useEffect(() => {
    if (!page) return;
    stopPaying(id);
    window.location.assign(page);
  }, [page, id]);
  return view;
}
