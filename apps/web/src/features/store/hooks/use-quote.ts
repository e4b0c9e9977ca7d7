import { useLingui } from '@lingui/react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useDebounced } from '#hooks/use-debounced.ts';
import { trpc } from '#lib/trpc.ts';
import type { Configuration } from '../lib/configuration.ts';

const TYPING_MS = 200;

export interface QuoteWish {
  productId: string;
  currency: string;
  configuration: Pick<Configuration, 'cycle' | 'quantity' | 'options'>;
}

/** The live price: asked of the server when the choices rest, the last answer staying on screen meanwhile. */
export function useQuote({ productId, currency, configuration }: QuoteWish) {
  const { i18n } = useLingui();
  const { cycle, quantity, options } = configuration;
  // The form hands out a new object on each keystroke; only a change of what costs money counts.
  const wish = JSON.stringify({ productId, cycle, quantity, options });
  const rested = useDebounced(wish, TYPING_MS);
  const items = useMemo(() => [JSON.parse(rested)], [rested]);
  const query = useQuery({
    ...trpc.catalog.quote.queryOptions({ items, currency, locale: i18n.locale }),
    placeholderData: keepPreviousData,
  });
  return { ...query, isStale: query.isPlaceholderData || rested !== wish };
}
