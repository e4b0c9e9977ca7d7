import { useQuery } from '@tanstack/react-query';
import { useDebounced } from '#hooks/use-debounced.ts';
import { api } from '#lib/trpc.ts';

/** Long enough for a whole number, and begins like one of a member state. */
const LOOKS_LIKE_ONE = /^[a-z]{2}[\s.-]*[a-z\d+*][a-z\d+*\s.\-/]{3,}$/i;
const KEPT_MS = 10 * 60_000;

/** What VIES says of a VAT number while it is typed; `result` is undefined while there is nothing to say. */
export function useVatCheck(text: string) {
  const typed = useDebounced(text.trim(), 600);
  const isNumber = LOOKS_LIKE_ONE.test(typed);
  const query = useQuery({
    queryKey: ['vat-check', typed],
    queryFn: () => api.clients.checkVatNumber.mutate({ taxId: typed }),
    enabled: isNumber,
    retry: false,
    // No answer is no answer to keep: it is asked again when the number is looked at again.
    staleTime: ({ state }) => (state.data?.result === 'unavailable' ? 0 : KEPT_MS),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const isChecking = isNumber && query.isFetching;
  return { isChecking, answer: isNumber && typed === text.trim() ? query.data : undefined };
}
