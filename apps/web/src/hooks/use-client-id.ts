import { useSession } from '#lib/auth/session.ts';

// A login without any account; the API answers NOT_FOUND for it as for every foreign id.
const NO_CLIENT = '00000000-0000-0000-0000-000000000000';

/** The client account that the person works in now. */
export function useClientId(): string {
  return useSession()?.clientId ?? NO_CLIENT;
}
