import { useLingui } from '@lingui/react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';

export type OrderProgress = RouterOutputs['ordering']['orderProgress'];

const WATCHING_MS = 1500;
const WAITING_MS = 15_000;

/** How soon to look again: often while something moves, seldom while somebody has to act, never at the end. */
export function lookAgain(order: OrderProgress | undefined): number | false {
  if (!order) return WATCHING_MS;
  switch (order.step) {
    case 'done':
    case 'ended':
      return false;
    case 'setting_up':
      return WATCHING_MS;
    case 'waiting_for_payment':
      return order.payment?.instructions ? WAITING_MS : WATCHING_MS;
    default:
      return WAITING_MS;
  }
}

/** How an order goes on, live. */
export function useOrder(orderToken: string) {
  const { i18n } = useLingui();
  return useQuery({
    ...trpc.ordering.orderProgress.queryOptions({ orderToken, locale: i18n.locale }),
    placeholderData: keepPreviousData,
    refetchInterval: (query) => (query.state.error ? false : lookAgain(query.state.data)),
    staleTime: 0,
  });
}
