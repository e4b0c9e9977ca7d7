import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { trpc } from '#lib/trpc.ts';

/** The name of a gateway by its plugin's id; what staff booked by hand has none. */
export function useGatewayName(): (pluginId: string) => string {
  const { t, i18n } = useLingui();
  const { data } = useQuery(trpc.payments.gateways.queryOptions({ locale: i18n.locale }));
  return (pluginId) =>
    pluginId === 'manual'
      ? t`By hand`
      : (data?.rows.find((gateway) => gateway.pluginId === pluginId)?.title ?? pluginId);
}
