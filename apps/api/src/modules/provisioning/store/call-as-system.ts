import type { ContractArgument, ContractMethod, ContractOutcome } from '@panel1/plugin-sdk';
import type { CommandContext } from '#lib/command/command.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import type { Services } from '#lib/services.ts';
import { type PanelAccess, panelAccess } from './panel-access.ts';
import { getServer, type ServerRow } from './servers.ts';

/** What calls to panels need of the process. */
export type PanelServices = Pick<Services, 'plugins'> & Parameters<typeof runAsSystem>[0];

/** A server and how to talk to it, read in a short system transaction that ends before the call. */
export async function openServer(
  services: PanelServices,
  of: { tenantId: string; requestId: string; serverId: string },
): Promise<{ server: ServerRow; access: PanelAccess }> {
  const { tenantId, requestId } = of;
  return runAsSystem(services, { tenantId, requestId, name: 'provisioning' }, async (ctx: CommandContext) => {
    const server = await getServer(ctx, of.serverId);
    return { server, access: await panelAccess(ctx, server) };
  });
}

/** Asks a panel something that changes nothing. */
export async function askPanel<M extends ContractMethod<'provisioningAdapter'>>(
  services: PanelServices,
  access: PanelAccess,
  of: { method: M; input: ContractArgument<'provisioningAdapter', M> },
): Promise<ContractOutcome<'provisioningAdapter', M>> {
  const { result } = await services.plugins.call<'provisioningAdapter', M>({ ...access, ...of });
  return result;
}
