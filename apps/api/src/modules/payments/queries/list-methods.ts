import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { clientParty } from '#modules/clients/index.ts';
import { liveMethods } from '../store/methods.ts';

export const listMethods = defineQuery({
  name: 'payments.list_methods',
  permission: 'payment_method:read',
  input: z.strictObject({ clientId: id() }),
  example: (of) => ({ clientId: of('client') }),
  async run(ctx, { clientId }) {
    await clientParty(ctx, clientId);
    const rows = await liveMethods(ctx, clientId);
    return {
      rows: rows.map((row) => ({
        id: row.id,
        pluginId: row.pluginId,
        label: row.label,
        /** `YYYY-MM`. */
        expiresOn: row.expiresOn,
        isDefault: row.isDefault,
        createdAt: row.createdAt.toString(),
      })),
    };
  },
});
