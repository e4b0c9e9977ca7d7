import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineAction } from '#lib/command/action.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { firstServer } from '../queries/first-server.ts';
import { askPanel, openServer } from '../store/call-as-system.ts';

/** The packages that a group's servers know, for the product editor: asked of the first server that is in use. */
export const listPackages = defineAction({
  name: 'provisioning.list_packages',
  permission: 'server:read',
  limits: [{ by: 'actor', points: 30, seconds: 60 }],
  input: z.strictObject({ groupId: id() }),
  example: (of) => ({ groupId: of('server_group') }),
  run: async ({ services, caller, ask }, { groupId }) => {
    const { serverId } = await ask(firstServer, { groupId });
    if (serverId === null) throw new AppError('provisioning.no_server');
    const of = { tenantId: caller.tenantId, requestId: caller.origin.requestId, serverId };
    const { access } = await openServer(services, of);
    const answer = await askPanel(services, access, { method: 'listPackages', input: {} });
    if (answer.status !== 'done') throw new AppError('provisioning.panel_unavailable');
    return { packages: answer.value.packages };
  },
});
