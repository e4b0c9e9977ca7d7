import { DOCUMENT_SERIES } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { numberingSeries } from '#db/schema/tenants.ts';
import { defineCommand } from '#lib/command/define.ts';
import { DEFAULT_SERIES } from '../store/numbering.ts';

/** Gives a new tenant its data key and numbering series. Run by `createTenant` only; a second call adds nothing. */
export const prepareTenant = defineCommand({
  name: 'tenants.prepare_tenant',
  permission: 'settings:manage',
  input: z.strictObject({}),
  example: () => ({}),
  async run(ctx) {
    await ctx.tx
      .insert(numberingSeries)
      .values(
        DOCUMENT_SERIES.map((series) => ({
          ...{ tenantId: ctx.tenant.id, series, nextNumber: 1n },
          ...DEFAULT_SERIES[series],
        })),
      )
      .onConflictDoNothing();
    await ctx.kernel.envelope.rotate(ctx.tx, ctx.tenant.id, ctx.realNow);
    return { tenantId: ctx.tenant.id };
  },
  audit: ({ result }) => ({ resource: { kind: 'tenant', id: result.tenantId } }),
});
