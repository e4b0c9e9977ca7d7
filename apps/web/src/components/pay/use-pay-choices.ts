import { useLingui } from '@lingui/react';
import { useQueries } from '@tanstack/react-query';
import { useClientId } from '#hooks/use-client-id.ts';
import { useCan } from '#lib/auth/session.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';

type Method = RouterOutputs['payments']['methods']['rows'][number];
type Gateway = RouterOutputs['payments']['gateways']['rows'][number];

export type PayChoice =
  | { kind: 'method'; value: string; method: Method }
  | { kind: 'gateway'; value: string; gateway: Gateway };

export interface PayChoices {
  choices: readonly PayChoice[];
  /** The client's credit in the currency, minor units. */
  creditMinor: string;
  isPending: boolean;
  error: unknown;
  retry: () => void;
}

/**
 * The ways to pay what credit does not cover, the nearest first: saved methods with the default one at the top, pages of
 * gateways. Used by the dashboard before the click too, so that the dialog opens with everything in it.
 */
export function usePayChoices(currency: string): PayChoices {
  const clientId = useClientId();
  const { i18n } = useLingui();
  const enabled = useCan()('invoice:pay') && currency !== '';
  const [methods, gateways, balance] = useQueries({
    queries: [
      { ...trpc.payments.methods.queryOptions({ clientId }), enabled },
      { ...trpc.payments.gateways.queryOptions({ currency, locale: i18n.locale }), enabled },
      { ...trpc.billing.balance.queryOptions({ clientId }), enabled },
    ],
  });
  const all = [methods, gateways, balance];
  const creditMinor = balance.data?.balances.find((one) => one.currency === currency)?.creditMinor ?? '0';
  const pages = gateways.data?.rows ?? [];
  const usable = (methods.data?.rows ?? [])
    .filter((method) => pages.some((page) => page.pluginId === method.pluginId && page.canSaveMethods))
    .toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault));
  return {
    choices: [
      ...usable.map((method) => ({ kind: 'method', value: `method:${method.id}`, method }) as const),
      ...pages.map((gateway) => ({ kind: 'gateway', value: `gateway:${gateway.pluginId}`, gateway }) as const),
    ],
    creditMinor,
    isPending: all.some((query) => query.isPending),
    error: all.find((query) => query.error)?.error,
    retry: () => {
      for (const query of all) if (query.error) void query.refetch();
    },
  };
}
