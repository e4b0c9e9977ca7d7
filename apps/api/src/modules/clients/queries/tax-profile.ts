import { id } from '@panel1/shared-types';
import { and, desc, eq, or } from 'drizzle-orm';
import * as z from 'zod/mini';
import { vatChecks } from '#db/schema/clients.ts';
import { defineQuery } from '#lib/command/define.ts';
import { readVatNumber } from '../core/vat-number.ts';
import { getClientRow } from '../store/clients.ts';

const SHOWN = 20;

/** What decides about the tax of a client, and the last checks of the VAT number with their evidence. */
export const taxProfile = defineQuery({
  name: 'clients.tax_profile',
  permission: 'client:read',
  input: z.strictObject({ clientId: id() }),
  example: (of) => ({ clientId: of('client') }),
  run: async (ctx, { clientId }) => {
    const row = await getClientRow(ctx, clientId);
    const checks = await ctx.tx
      .select()
      .from(vatChecks)
      .where(
        and(
          eq(vatChecks.tenantId, ctx.tenant.id),
          or(eq(vatChecks.clientId, clientId), row.taxId === null ? undefined : eq(vatChecks.taxId, row.taxId)),
        ),
      )
      .orderBy(desc(vatChecks.checkedAt), desc(vatChecks.id))
      .limit(SHOWN);
    return {
      country: row.country,
      postcode: row.postcode,
      isBusiness: row.isBusiness,
      taxId: row.taxId,
      isVatNumber: row.taxId !== null && typeof readVatNumber(row.taxId) !== 'string',
      status: row.taxIdStatus,
      checkedAt: row.taxIdCheckedAt?.toString() ?? null,
      nextCheckAt: row.taxIdCheckDueAt?.toString() ?? null,
      unanswered: row.taxIdUnanswered,
      exemption:
        row.exemptionReason === null
          ? null
          : {
              reason: row.exemptionReason,
              code: row.exemptionCode,
              until: row.exemptionUntil?.toString() ?? null,
              isHeld: row.exemptionUntil === null || Temporal.PlainDate.compare(ctx.today, row.exemptionUntil) < 0,
            },
      checks: checks.map((check) => ({
        id: check.id,
        taxId: check.taxId,
        outcome: check.outcome,
        requester: check.requester,
        consultationNumber: check.consultationNumber,
        name: check.name,
        address: check.address,
        fault: check.fault,
        answer: check.answer,
        source: check.source,
        isSimulated: check.isSimulated,
        checkedAt: check.checkedAt.toString(),
      })),
    };
  },
});
