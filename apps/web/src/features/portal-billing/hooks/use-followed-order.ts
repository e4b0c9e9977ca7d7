import { useLingui } from '@lingui/react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';

export type FollowedOrder = RouterOutputs['ordering']['follow'];

const WATCHING_MS = 2000;

/** An order of the account as it goes on. News come by the live stream; while it is set up it is also asked again. */
export function useFollowedOrder(orderId: string) {
  const { i18n } = useLingui();
  return useQuery({
    ...trpc.ordering.follow.queryOptions({ orderId, locale: i18n.locale }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.step === 'setting_up' ? WATCHING_MS : false),
  });
}
