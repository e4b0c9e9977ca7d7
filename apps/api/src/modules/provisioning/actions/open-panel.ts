import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineAction } from '#lib/command/action.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { recordPanelOpening } from '../commands/record-panel-opening.ts';
import { isOwnSignOnLink } from '../core/sign-on-link.ts';
import { serviceAccount } from '../queries/service-account.ts';
import { askPanel, openServer } from '../store/call-as-system.ts';

/** A link that logs the person in at the panel, made on the click: written into the audit trail, stored nowhere. */
export const openPanel = defineAction({
  name: 'provisioning.open_panel',
  permission: 'service:open_panel',
  limits: [{ by: 'actor', points: 20, seconds: 60 }],
  input: z.strictObject({ serviceId: id(), app: z._default(z.enum(['panel', 'webmail']), 'panel') }),
  example: (of) => ({ serviceId: of('service') }),
  run: async ({ services, caller, ask, execute }, { serviceId, app }) => {
    const account = await ask(serviceAccount, { serviceId });
    if (!account.canOpenPanel) throw new AppError('provisioning.wrong_state');
    const of = { tenantId: caller.tenantId, requestId: caller.origin.requestId, serverId: account.serverId };
    const { server, access } = await openServer(services, of);
    const answer = await askPanel(services, access, {
      method: 'sso',
      input: { accountRef: account.username, service: app },
    });
    if (answer.status !== 'done') throw new AppError('provisioning.panel_unavailable');
    if (!isOwnSignOnLink(answer.value.url, server)) {
      const host = URL.parse(answer.value.url)?.host ?? '';
      services.log.warn({ serverId: server.id, host }, 'a login link led away from its server');
      throw new AppError('provisioning.link_refused');
    }
    await execute(recordPanelOpening, { serviceId, app });
    return { url: answer.value.url, expiresAt: answer.value.expiresAt };
  },
});
