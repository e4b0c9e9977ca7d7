import { useQuery } from '@tanstack/react-query';
import { can, useSession } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';

/** The country that the account of a logged-in contact is billed in: it decides the tax. */
export function useAccountCountry(): string | undefined {
  const clientId = useSession()?.clientId ?? '';
  return useQuery({ ...trpc.clients.get.queryOptions({ clientId }), enabled: clientId !== '' }).data?.country;
}

/** The credit of a logged-in contact in a currency, minor units; undefined until it is known. */
export function useCreditOf(currency: string): string | undefined {
  const session = useSession();
  const clientId = session?.clientId ?? '';
  const hasCredit = clientId !== '' && can(session, 'invoice:read');
  const balance = useQuery({ ...trpc.billing.balance.queryOptions({ clientId }), enabled: hasCredit });
  if (!hasCredit || balance.isError) return '0';
  return balance.data && (balance.data.balances.find((one) => one.currency === currency)?.creditMinor ?? '0');
}
