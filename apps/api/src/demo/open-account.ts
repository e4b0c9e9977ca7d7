import { type Caller, execute, runAsSystem } from '#lib/command/execute.ts';
import { createClient } from '#modules/clients/index.ts';
import { addContact, issueMailToken, registerUser, verifyEmail } from '#modules/identity/index.ts';
import type { DemoClient } from './demo-clients.ts';

/** Makes a customer's account; with a password also the login of its owner, whose address is confirmed. Answers its id. */
export async function openAccount(caller: Caller, client: DemoClient, password: string | null): Promise<string> {
  const { name, company, taxId, email, country, city, address1, postcode, locale } = client;
  const party = { name, company, taxId, email, country, city, address1, postcode, locale };
  const { clientId } = await execute(caller, createClient, party);
  if (password === null) return clientId;
  const { userId } = await execute(caller, registerUser, { email, name, locale, password });
  if (userId === null) return clientId;
  await execute(caller, addContact, { clientId, userId, grants: ['owner'] });
  await confirmAddress(caller, userId);
  return clientId;
}

/** Follows the link that is mailed to a new customer. */
async function confirmAddress(caller: Caller, userId: string): Promise<void> {
  const { kernel, tenantId } = caller;
  const { path } = await runAsSystem(kernel, { tenantId, name: 'demo', requestId: 'demo' }, (ctx) =>
    issueMailToken(ctx, { userId, purpose: 'verify_email' }),
  );
  await execute(caller, verifyEmail, { token: new URLSearchParams(path.split('#')[1]).get('token') ?? '' });
}
