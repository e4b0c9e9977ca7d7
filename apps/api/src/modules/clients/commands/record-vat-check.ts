import { id, text, VAT_CHECK_OUTCOMES } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { clients } from '#db/schema/clients.ts';
import { defineCommand } from '#lib/command/define.ts';
import { lockClient, oneClient } from '../store/clients.ts';
import { afterAnswer, keepVatCheck } from '../store/vat-checks.ts';

const nullableText = (max: number) => z.nullable(text(max));

/** Keeps what VIES said, or that it did not answer; a client whose number it still is gets the answer. */
export const recordVatCheck = defineCommand({
  name: 'clients.record_vat_check',
  // In no router: reached by the action and the effect that asked VIES, a visitor's question among them.
  permission: 'public',
  input: z.strictObject({
    /** Null: asked by a visitor at the checkout. */
    clientId: z.nullable(id()),
    taxId: text(40),
    answer: z.strictObject({
      outcome: z.enum(VAT_CHECK_OUTCOMES),
      requester: nullableText(40),
      consultationNumber: nullableText(500),
      name: nullableText(500),
      address: nullableText(500),
      fault: nullableText(100),
      raw: z.string().check(z.maxLength(20_000)),
      source: text(200),
      isSimulated: z.boolean(),
    }),
  }),
  example: (of) => ({
    clientId: of('client'),
    taxId: 'DE123456789',
    answer: {
      ...{ outcome: 'unavailable' as const, requester: null, consultationNumber: null, name: null, address: null },
      ...{ fault: 'MS_UNAVAILABLE', raw: '', source: 'ec.europa.eu', isSimulated: false },
    },
  }),
  async run(ctx, { clientId, taxId, answer }) {
    await keepVatCheck(ctx, { clientId, taxId, answer });
    if (clientId === null) return { clientId, outcome: answer.outcome };
    const row = await lockClient(ctx, clientId);
    if (row.taxId !== taxId) return { clientId, outcome: answer.outcome };
    await ctx.tx
      .update(clients)
      .set(afterAnswer(row, answer.outcome, ctx.now))
      .where(oneClient(ctx, clientId));
    if (answer.outcome !== 'unavailable') ctx.emit('client.tax_id_checked', { clientId }, { clientId });
    return { clientId, outcome: answer.outcome };
  },
  audit: ({ input, result }) => ({
    resource: result.clientId === null ? null : { kind: 'client', id: result.clientId },
    clientId: result.clientId,
    detail: {
      taxId: input.taxId,
      outcome: result.outcome,
      consultationNumber: input.answer.consultationNumber,
      fault: input.answer.fault,
    },
  }),
});
