import * as z from 'zod/mini';
import type { ApiClient } from './api-client.ts';
import { findClient } from './bill-client.ts';

/** Gives a client 1,000.00 euros of credit and pays with it what is open, for whoever owes cannot change a plan or pause. */
export async function payWithCredit(staff: ApiClient, search: string): Promise<void> {
  const clientId = await findClient(staff, search);
  const grant = { clientId, amountMinor: '100000', currency: 'EUR', reason: 'Paid in cash' };
  await staff.mutate('billing.grantCredit', grant, z.unknown());
  const invoices = z.object({ rows: z.array(z.object({ id: z.string() })) });
  const open = await staff.query('billing.list', { filter: { clientId, status: 'issued' } }, invoices);
  for (const { id: invoiceId } of open.rows) await staff.mutate('billing.applyCredit', { invoiceId }, z.unknown());
}
