import { QueryClient } from '@tanstack/react-query';
import { errorCode } from './errors.ts';

const FINAL = new Set(['unauthorized', 'forbidden', 'not_found', 'invalid_input']);

/** One cache per tab. A refusal is final and is not asked again; a lost connection is, twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < 2 && !FINAL.has(errorCode(error)),
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});
