import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { readVatNumber, vatNumberText } from '../core/vat-number.ts';
import { getClientRow } from '../store/clients.ts';
import { freshAnswer } from '../store/vat-checks.ts';

/** What VIES would be asked about a number, and what it said of it today. In no router: actions ask it first. */
export const vatQuestion = defineQuery({
  name: 'clients.vat_question',
  permission: 'public',
  input: z.strictObject({ taxId: text(40) }),
  example: () => ({ taxId: 'DE123456789' }),
  run: async (ctx, input) => {
    const number = readVatNumber(input.taxId);
    if (typeof number === 'string') return { kind: number } as const;
    const { chargesTax } = await readSettings(ctx, 'tax');
    if (!chargesTax) return { kind: 'none' } as const;
    const taxId = vatNumberText(number);
    return { kind: 'number', taxId, known: await freshAnswer(ctx, taxId), requester: await requesterOf(ctx) } as const;
  },
});

/** The same for the number of a client, which is asked again whatever was said before. */
export const clientVatQuestion = defineQuery({
  name: 'clients.client_vat_question',
  permission: 'client:update',
  input: z.strictObject({ clientId: id() }),
  example: (of) => ({ clientId: of('client') }),
  run: async (ctx, { clientId }) => {
    const { taxId } = await getClientRow(ctx, clientId);
    if (taxId === null || typeof readVatNumber(taxId) === 'string') return null;
    return { taxId, requester: await requesterOf(ctx) };
  },
});

async function requesterOf(ctx: QueryContext): Promise<string | null> {
  const { taxId } = await readSettings(ctx, 'company');
  return taxId === '' ? null : taxId;
}
