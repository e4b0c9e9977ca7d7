import { useNavigate, useSearch } from '@tanstack/react-router';
import { type StoreSearch, storeSearch } from '../lib/store-search.ts';

/** Cycle and currency of the address, and a way to change them in place. */
export function useStoreSearch(): [StoreSearch, (change: StoreSearch) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const current = storeSearch(search);
  return [
    current,
    (change) => void navigate({ to: '.', search: { ...current, ...change }, replace: true, resetScroll: false }),
  ];
}
