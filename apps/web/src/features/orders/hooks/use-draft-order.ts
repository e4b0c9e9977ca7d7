import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDebounced } from '#hooks/use-debounced.ts';
import { trpc } from '#lib/trpc.ts';
import { type DraftItem, itemsInput, newItem } from '../lib/draft.ts';

/** The order that is being put together, with the preview of its invoice. */
export function useDraftOrder(clientId: string | null) {
  const queryClient = useQueryClient();
  const [items, setItems] = useState<readonly DraftItem[]>([]);
  const [couponCodes, setCouponCodes] = useState<readonly string[]>([]);
  const client = useQuery({
    ...trpc.clients.get.queryOptions({ clientId: clientId ?? '' }),
    enabled: clientId !== null,
  }).data;
  const asked = useDebounced(JSON.stringify(itemsInput(items)), 150);
  const current = itemsInput(items);
  const isSettled = asked === JSON.stringify(current);
  const preview = useQuery({
    ...trpc.ordering.preview.queryOptions({ clientId: clientId ?? '', items: current, couponCodes: [...couponCodes] }),
    enabled: clientId !== null && items.length > 0 && isSettled,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const add = async (productId: string) => {
    const product = await queryClient.fetchQuery(trpc.catalog.get.queryOptions({ productId }));
    const item = client && newItem(product, client.currency);
    if (item) setItems((before) => [...before, item]);
    return item !== undefined;
  };
  const change = (key: string, patch: Partial<DraftItem>) =>
    setItems((before) => before.map((item) => (item.key === key ? { ...item, ...patch } : item)));
  const remove = (key: string) => setItems((before) => before.filter((item) => item.key !== key));
  const clear = () => {
    setItems([]);
    setCouponCodes([]);
  };
  return { client, items, add, change, remove, clear, preview, input: current, couponCodes, setCouponCodes };
}

export type DraftOrder = ReturnType<typeof useDraftOrder>;
