import * as z from 'zod/mini';
import type { ApiClient } from './api-client.ts';

const clients = z.object({ rows: z.array(z.object({ clientId: z.string() })) });

/** The first client that a search finds. */
export async function findClient(staff: ApiClient, search: string): Promise<string> {
  const { rows } = await staff.query('clients.list', { search }, clients);
  const [found] = rows;
  if (found === undefined) throw new Error(`the demo company has no client ${search}`);
  return found.clientId;
}

/** Issues an invoice of one line over 20.00 to a client; answers its id. */
export async function billClient(staff: ApiClient, search: string, description = 'Website move'): Promise<string> {
  const lines = [{ kind: 'one_off', description, unitPriceMinor: '2000' }];
  const draft = { clientId: await findClient(staff, search), lines };
  const { invoiceId } = await staff.mutate('billing.create', draft, z.object({ invoiceId: z.string() }));
  await staff.mutate('billing.issue', { invoiceId }, z.unknown());
  return invoiceId;
}
