import { country, email, id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { clients } from '#db/schema/clients.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { changesOf } from '../core/changes.ts';
import { searchText } from '../core/search-text.ts';
import { partyFields } from '../input.ts';
import { getClientRow, lockClient, oneClient, visibleNumber } from '../store/clients.ts';
import { demandTaxId, planTaxIdCheck, taxIdColumns } from '../store/vat-checks.ts';

const patch = {
  ...partyFields,
  name: z.optional(text(120)),
  email: z.optional(email()),
  country: z.optional(country()),
};

/**
 * Changes name, address and language of a client: staff of any, a contact of the own one. Fields that are left out stay.
 * The currency is not among them: prices and invoices of the account hang on it.
 */
export const updateClient = defineCommand({
  name: 'clients.update_client',
  permission: 'client:update',
  input: z.strictObject({ clientId: id(), ...patch }),
  example: (known) => ({ clientId: known('client'), city: 'Berlin' }),
  run: async (ctx, { clientId, ...wanted }) => {
    const row = await lockClient(ctx, clientId);
    if (row.status === 'closed') throw new AppError('clients.closed');
    const changed = changesOf(row, { ...wanted, ...(wanted.taxId ? { taxId: demandTaxId(wanted.taxId) } : {}) });
    if (Object.keys(changed).length > 0) {
      const next = { ...row, ...changed };
      const search = searchText({ ...next, number: visibleNumber(row) });
      const taxId = changed.taxId === undefined ? {} : await taxIdColumns(ctx, changed.taxId);
      await ctx.tx
        .update(clients)
        .set({ ...changed, ...taxId, searchText: search, updatedAt: ctx.now })
        .where(oneClient(ctx, clientId));
      if (changed.taxId !== undefined) await checkWhenDue(ctx, clientId);
      ctx.emit('client.updated', { clientId }, { clientId });
    }
    return { clientId, changed: Object.keys(changed) };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'client', id: input.clientId },
    clientId: input.clientId,
    detail: { changed: result.changed },
  }),
});

async function checkWhenDue(ctx: CommandContext, clientId: string): Promise<void> {
  const row = await getClientRow(ctx, clientId);
  if (row.taxIdCheckDueAt !== null) await planTaxIdCheck(ctx, row);
}
