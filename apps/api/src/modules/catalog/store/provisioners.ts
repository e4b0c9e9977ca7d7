import type { QueryContext } from '#lib/command/command.ts';
import { enabledAdapters } from '#modules/plugins/index.ts';
import type { Adapters } from '../core/sellable.ts';

/** Provisioning adapters that the tenant has switched on, with the kinds of components they provide. */
export async function provisioners(ctx: QueryContext): Promise<Adapters> {
  const enabled = await enabledAdapters(ctx);
  return new Map(
    enabled
      .filter((adapter) => adapter.contract === 'provisioningAdapter')
      .map((adapter) => [adapter.pluginId, adapter.kinds]),
  );
}
