import type { QueryContext } from '#lib/command/command.ts';
import type { ServiceRow } from './services.ts';

/** True when the service's panel offers an optional method, such as `sso`. */
export function hasFeature(ctx: QueryContext, service: ServiceRow, method: string): boolean {
  const manifest = ctx.kernel.manifests.find((one) => one.id === service.pluginId);
  return manifest?.provisioningAdapter?.features.includes(method) ?? false;
}
