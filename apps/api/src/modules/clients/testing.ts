import { type Caller, execute } from '#lib/command/execute.ts';
import { createClient } from './commands/create-client.ts';
import { createClientGroup } from './commands/create-client-group.ts';

export { setInvoiceTiming } from './commands/set-invoice-timing.ts';
export { updateClient } from './commands/update-client.ts';

/** Opens a client account; answers its id. */
export async function aClient(
  staff: Caller,
  of: Partial<Parameters<typeof createClient.run>[1]> = {},
): Promise<string> {
  const input = { name: 'Ada Example', email: 'ada@example.com', country: 'DE', ...of };
  const { clientId } = await execute(staff, createClient, input);
  return clientId;
}

/** Makes a client group; answers its id. */
export async function aClientGroup(staff: Caller, name: string): Promise<string> {
  const { clientGroupId } = await execute(staff, createClientGroup, { name, color: 'info' });
  return clientGroupId;
}
