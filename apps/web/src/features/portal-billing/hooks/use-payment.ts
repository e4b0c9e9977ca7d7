import type { PaymentStatus } from '@panel1/shared-types/states';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useCan } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';

const POLL_MS = 1200;
/** How long somebody who came back from the gateway's page waits for its news before being offered to go there again. */
const PATIENCE_MS = 12_000;

const MOVING: readonly PaymentStatus[] = ['planned', 'needs_action', 'pending', 'unknown'];

/** How the payer came to the page. */
interface Coming {
  isJustStarted: boolean;
  /** Turned back on the gateway's page. */
  hasGivenUp: boolean;
}

/**
 * A payment as it stands, asked again while it can still change. A payer who has just started is sent on to the gateway's
 * page; one who comes back makes the gateway be asked, in case its own news is late.
 */
export function usePayment(paymentId: string, { isJustStarted, hasGivenUp }: Coming) {
  const mayPay = useCan()('invoice:pay');
  const query = useQuery({
    ...trpc.payments.get.queryOptions({ paymentId }),
    refetchInterval: ({ state }) => (state.data && MOVING.includes(state.data.status) ? POLL_MS : false),
  });
  const { mutate: check } = useMutation(trpc.payments.check.mutationOptions());
  const [isPatient, setPatient] = useState(true);
  const isSentOn = useRef(false);
  const { status, redirectUrl } = query.data ?? {};

  useEffect(() => {
    if (isJustStarted || !mayPay) return;
    check({ paymentId });
    const timer = setTimeout(() => setPatient(false), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [paymentId, isJustStarted, mayPay, check]);

  useEffect(() => {
    if (!isJustStarted || isSentOn.current || status !== 'needs_action' || !redirectUrl) return;
    isSentOn.current = true;
    // Coming back by the browser's own button must not send the payer away again.
    window.history.replaceState(null, '', window.location.pathname);
    window.location.assign(redirectUrl);
  }, [isJustStarted, status, redirectUrl]);

  return { query, isWaiting: status === 'needs_action' && (isJustStarted || (isPatient && !hasGivenUp)) };
}
