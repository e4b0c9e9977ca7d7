import type { Gateway, Method } from './cart.ts';

/** A saved method or a gateway, with the value that the form holds for it. */
export type WayToPay =
  | { value: string; kind: 'method'; method: Method; isSimulated: boolean }
  | { value: string; kind: 'gateway'; gateway: Gateway };

/** What can be chosen, saved methods first, the default one before them; gateways with a page before transfers. */
export function waysToPay(gateways: readonly Gateway[], methods: readonly Method[]): WayToPay[] {
  const byPlugin = new Map(gateways.map((gateway) => [gateway.pluginId, gateway]));
  const saved = methods
    .flatMap((method) => {
      const gateway = byPlugin.get(method.pluginId);
      return gateway?.canSaveMethods ? [{ method, isSimulated: gateway.isSimulated }] : [];
    })
    .sort((a, b) => Number(b.method.isDefault) - Number(a.method.isDefault));
  const sorted = [...gateways].sort((a, b) => Number(b.isRedirecting) - Number(a.isRedirecting));
  return [
    ...saved.map((one) => ({ value: `method:${one.method.id}`, kind: 'method' as const, ...one })),
    ...sorted.map((gateway) => ({ value: `plugin:${gateway.pluginId}`, kind: 'gateway' as const, gateway })),
  ];
}

/** True when what pays by this way can be kept for later invoices. */
export function canKeep(ways: readonly WayToPay[], value: string): boolean {
  const way = ways.find((one) => one.value === value);
  return way?.kind === 'gateway' && way.gateway.canSaveMethods;
}

/** The chosen way as the API takes it. */
export function wayInput(value: string): { pluginId?: string; paymentMethodId?: string } {
  const [kind, ...rest] = value.split(':');
  const id = rest.join(':');
  if (kind === 'method') return { paymentMethodId: id };
  return kind === 'plugin' ? { pluginId: id } : {};
}
