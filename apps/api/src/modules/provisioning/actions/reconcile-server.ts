import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { demandEveryClient } from '#lib/authz/decide.ts';
import { defineAction } from '#lib/command/action.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { compareAccounts, type PanelAccount } from '../core/compare-accounts.ts';
import { accountsOnServer } from '../queries/accounts-on-server.ts';
import { askPanel, openServer, type PanelServices } from '../store/call-as-system.ts';
import type { PanelAccess } from '../store/panel-access.ts';

const PAGE = 500;
const MAX_PAGES = 40;

/** Compares the accounts on a server with our services and shows the difference; it changes nothing. */
export const reconcileServer = defineAction({
  name: 'provisioning.reconcile_server',
  permission: 'server:manage',
  limits: [{ by: 'actor', points: 6, seconds: 60 }],
  input: z.strictObject({ serverId: id() }),
  example: (of) => ({ serverId: of('server') }),
  run: async ({ services, caller, ask }, { serverId }) => {
    // The panel names the accounts of all clients, and those of clients that one does not see would look unknown.
    demandEveryClient(caller.actor);
    const of = { tenantId: caller.tenantId, requestId: caller.origin.requestId, serverId };
    const { access } = await openServer(services, of);
    const { accounts, isComplete } = await allAccounts(services, access);
    const ours = await ask(accountsOnServer, { serverId });
    const compared = compareAccounts(ours.rows, accounts);
    // Of a list that was cut nothing can be said to be missing.
    const missing = isComplete ? compared.missing : [];
    return { ...compared, missing, isComplete, accounts: accounts.length };
  },
});

async function allAccounts(services: PanelServices, access: PanelAccess) {
  const accounts: PanelAccount[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const input = { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
    const answer = await askPanel(services, access, { method: 'listAccounts', input });
    if (answer.status !== 'done') throw new AppError('provisioning.panel_unavailable');
    accounts.push(...answer.value.accounts);
    cursor = answer.value.nextCursor;
    if (cursor === undefined) return { accounts, isComplete: true };
  }
  return { accounts, isComplete: false };
}
