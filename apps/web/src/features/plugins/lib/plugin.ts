import type { RouterOutputs } from '#lib/trpc.ts';

export type Plugin = RouterOutputs['plugins']['get'];
export type PluginRow = RouterOutputs['plugins']['list']['rows'][number];

/** A payment provider is tested for the whole tenant, a panel per server. */
export function isTestable(plugin: Plugin): boolean {
  return plugin.adapters.some((adapter) => adapter.contract === 'paymentGateway');
}
