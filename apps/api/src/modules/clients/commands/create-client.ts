import { currency, id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { clients } from '#db/schema/clients.ts';
import { defineCommand } from '#lib/command/define.ts';
import { nextNumber } from '#modules/tenants/index.ts';
import { searchText } from '../core/search-text.ts';
import { partyFields } from '../input.ts';
import { oneClient } from '../store/clients.ts';
import { groupOfNewClient } from '../store/groups.ts';
import { demandTaxId, planTaxIdCheck, taxIdColumns } from '../store/vat-checks.ts';

/** Opens a client account. Its number comes as the last step of the transaction, so that none is skipped. */
export const createClient = defineCommand({
  name: 'clients.create_client',
  permission: 'client:create',
  input: z.strictObject({ ...partyFields, currency: z.optional(currency()), clientGroupId: z.optional(id()) }),
  example: () => ({ name: 'Ada Example', email: 'ada@example.com', country: 'DE' }),
  run: async (ctx, input) => {
    const clientId = ctx.newId();
    const clientGroupId = await groupOfNewClient(ctx, input.clientGroupId);
    const taxId = demandTaxId(input.taxId ?? null);
    const status = await taxIdColumns(ctx, taxId);
    const facts = {
      name: input.name,
      company: input.company ?? null,
      email: input.email,
      phone: input.phone ?? null,
    };
    await ctx.tx.insert(clients).values({
      tenantId: ctx.tenant.id,
      id: clientId,
      clientId,
      clientGroupId,
      number: clientId,
      ...facts,
      address1: input.address1 ?? null,
      address2: input.address2 ?? null,
      city: input.city ?? null,
      region: input.region ?? null,
      postcode: input.postcode ?? null,
      country: input.country,
      isBusiness: input.isBusiness ?? (taxId !== null || (input.company ?? null) !== null),
      ...status,
      currency: input.currency ?? ctx.tenant.currency,
      locale: input.locale ?? ctx.tenant.locale,
      status: 'active',
      searchText: searchText({ ...facts, number: null }),
      createdAt: ctx.now,
      updatedAt: ctx.now,
    });
    if (status.taxIdCheckDueAt !== null) await planTaxIdCheck(ctx, { id: clientId, taxId });
    ctx.atEnd(async () => {
      const number = await nextNumber(ctx, 'client');
      await ctx.tx
        .update(clients)
        .set({ number, searchText: searchText({ ...facts, number }) })
        .where(oneClient(ctx, clientId));
    });
    ctx.emit('client.created', { clientId }, { clientId });
    return { clientId, clientGroupId };
  },
  audit: ({ input, result }) => ({
    resource: { kind: 'client', id: result.clientId },
    clientId: result.clientId,
    detail: { name: input.name, country: input.country, clientGroupId: result.clientGroupId },
  }),
});
