import { QueryClient } from '@tanstack/react-query';
import { readError } from './errors.ts';

/** A refusal is final; no answer and a busy server are worth two more attempts. */
function isTransient(error: unknown): boolean {
  const { status } = readError(error);
  return status === 0 || status >= 502;
}

/** One cache per tab. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: (failures, error) => failures < 2 && isTransient(error) },
    mutations: { retry: false, networkMode: 'always' },
  },
});
