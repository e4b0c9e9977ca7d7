import type { QueryContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { type EnabledAdapter, enabledAdapters } from '#modules/plugins/index.ts';

/** The payment gateways that the tenant has switched on. */
export async function enabledGateways(ctx: QueryContext): Promise<EnabledAdapter[]> {
  return (await enabledAdapters(ctx)).filter((adapter) => adapter.contract === 'paymentGateway');
}

/** The gateway, if it is switched on and takes this currency; throws otherwise. */
export async function demandGateway(
  ctx: QueryContext,
  of: { pluginId: string; currency?: string; feature?: string },
): Promise<EnabledAdapter> {
  const gateway = (await enabledGateways(ctx)).find((one) => one.pluginId === of.pluginId);
  if (!gateway || (of.feature !== undefined && !gateway.features.includes(of.feature)))
    throw new AppError('payments.gateway_not_enabled');
  if (of.currency !== undefined && !takes(gateway, of.currency)) throw new AppError('payments.currency_not_supported');
  return gateway;
}

export function takes(gateway: EnabledAdapter, currency: string): boolean {
  return gateway.currencies === '*' || gateway.currencies.includes(currency);
}
