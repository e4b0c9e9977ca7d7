import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import type { SetupLink } from '../lib/setup-link.ts';

type MethodSetup = RouterOutputs['payments']['methodSetup'];

const POLL_MS = 1200;
/** How long somebody who came back waits for the gateway's news before being told that nothing was kept. */
const PATIENCE_MS = 12_000;

const isMoving = (setup: MethodSetup | undefined) => setup?.status === 'planned' || setup?.status === 'needs_action';

/**
 * A payment method that is being added, asked again while it can still change. Who has just begun is sent on to the
 * gateway's page; who comes back makes the gateway be asked, in case its own news is late.
 */
export function useMethodSetup({ setupId, isJustStarted, cameBack }: SetupLink) {
  const queryClient = useQueryClient();
  const query = useQuery({
    ...trpc.payments.methodSetup.queryOptions({ methodSetupId: setupId }),
    refetchInterval: ({ state }) => (isMoving(state.data) ? POLL_MS : false),
  });
  const { mutate: check } = useMutation(trpc.payments.checkMethodSetup.mutationOptions());
  const [isPatient, setPatient] = useState(true);
  const isSentOn = useRef(false);
  const { status, redirectUrl } = query.data ?? {};

  useEffect(() => {
    if (isJustStarted) return;
    check({ methodSetupId: setupId });
    const timer = setTimeout(() => setPatient(false), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [setupId, isJustStarted, check]);

  useEffect(() => {
    if (!isJustStarted || isSentOn.current || status !== 'needs_action' || !redirectUrl) return;
    isSentOn.current = true;
    // Coming back by the browser's own button must not send anybody away again.
    window.history.replaceState(null, '', `${window.location.pathname}?setup=${setupId}`);
    window.location.assign(redirectUrl);
  }, [setupId, isJustStarted, status, redirectUrl]);

  useEffect(() => {
    if (status === 'succeeded') void queryClient.invalidateQueries(trpc.payments.methods.queryFilter());
  }, [status, queryClient]);

  const isAwaited = status === 'needs_action' && (isJustStarted || (isPatient && cameBack === 'returned'));
  return { setup: query.data, isWaiting: status === 'planned' || isAwaited };
}
