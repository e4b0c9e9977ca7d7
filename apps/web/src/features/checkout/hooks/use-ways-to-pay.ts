import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { can, useSession } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import { type WayToPay, waysToPay } from '../lib/ways-to-pay.ts';

/** The ways to pay in a currency; undefined until they are known. */
export function useWaysToPay(currency: string): readonly WayToPay[] | undefined {
  const session = useSession();
  const { i18n } = useLingui();
  const clientId = session?.clientId;
  const mayUseSaved = clientId != null && can(session, 'payment_method:read');
  const gateways = useQuery(trpc.payments.gateways.queryOptions({ currency, locale: i18n.locale }));
  const methods = useQuery({
    ...trpc.payments.methods.queryOptions({ clientId: clientId ?? '' }),
    enabled: mayUseSaved,
  });
  if (!gateways.data || (mayUseSaved && methods.isLoading)) return undefined;
  return waysToPay(gateways.data.rows, methods.data?.rows ?? []);
}
