import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, type RouterOutputs, trpc } from '#lib/trpc.ts';
import { type PayLink, rememberPayLink } from '../lib/pay-link.ts';

export type LinkedInvoices = RouterOutputs['payments']['link'];

const WATCHING_MS = 1500;
const WAITING_MS = 15_000;

/** What a payment link shows, live while something moves. */
export function usePayLink({ token, cameBack }: PayLink) {
  const query = useQuery({
    ...trpc.payments.link.queryOptions({ token }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.error ? false : lookAgain(state.data)),
    staleTime: 0,
  });
  const linkId = query.data?.linkId;
  useEffect(() => {
    if (linkId !== undefined) rememberPayLink(linkId, token);
  }, [linkId, token]);
  useEffect(() => {
    // The gateway's notice may be late or lost: who came back has it asked. Nothing depends on the answer here.
    if (cameBack === 'returned') api.payments.checkLink.mutate({ token }).catch(() => undefined);
  }, [cameBack, token]);
  return query;
}

function lookAgain(data: LinkedInvoices | undefined): number | false {
  if (!data || data.due.length === 0) return false;
  const { payment } = data;
  const isMoving = payment !== null && ['planned', 'needs_action', 'pending', 'unknown'].includes(payment.status);
  return isMoving && !payment.instructions ? WATCHING_MS : WAITING_MS;
}
