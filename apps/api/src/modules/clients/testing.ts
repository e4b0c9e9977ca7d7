import { type Caller, execute } from '#lib/command/execute.ts';
import { createClient } from './commands/create-client.ts';

/** Opens a client account; answers its id. */
export async function aClient(
  staff: Caller,
  of: Partial<Parameters<typeof createClient.run>[1]> = {},
): Promise<string> {
  const input = { name: 'Ada Example', email: 'ada@example.com', country: 'DE', ...of };
  const { clientId } = await execute(staff, createClient, input);
  return clientId;
}
