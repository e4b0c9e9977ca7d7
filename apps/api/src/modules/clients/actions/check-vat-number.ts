import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineAction } from '#lib/command/action.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { recordVatCheck } from '../commands/record-vat-check.ts';
import { clientVatQuestion, vatQuestion } from '../queries/vat-question.ts';
import { checkVatNumber as askVies } from '../vies/check-number.ts';

/**
 * Tells whoever fills in a form whether a VAT number is one: `none` when it is not a number of a member state. An answer
 * of today is told again; a new one is kept for evidence and counts for the order that follows.
 */
export const checkVatNumber = defineAction({
  name: 'clients.check_vat_number',
  permission: 'public',
  limits: [
    { by: 'ip', points: 10, seconds: 60 },
    { by: 'actor', points: 30, seconds: 600 },
  ],
  input: z.strictObject({ taxId: text(40) }),
  example: () => ({ taxId: 'DE123456789' }),
  run: async (ctx, input) => {
    const question = await ctx.ask(vatQuestion, input);
    if (question.kind !== 'number') return { result: question.kind, taxId: null, name: null, isSimulated: false };
    const { taxId, known, requester } = question;
    const vies = await ctx.services.vies();
    const { isSimulated } = vies;
    if (known !== null) return { result: known.outcome, taxId, name: known.name, isSimulated };
    const { exchanges: _, ...answer } = await askVies(vies, { taxId, requester });
    await ctx.execute(recordVatCheck, { clientId: null, taxId, answer });
    return { result: answer.outcome, taxId, name: answer.name, isSimulated };
  },
});

/** Checks the VAT number of a client now: staff of any, a contact of the own account. */
export const checkTaxId = defineAction({
  name: 'clients.check_tax_id',
  permission: 'client:update',
  limits: [{ by: 'actor', points: 10, seconds: 60 }],
  input: z.strictObject({ clientId: id() }),
  example: (of) => ({ clientId: of('client') }),
  run: async (ctx, { clientId }) => {
    const question = await ctx.ask(clientVatQuestion, { clientId });
    if (question === null) throw new AppError('clients.no_vat_number');
    const { exchanges: _, ...answer } = await askVies(await ctx.services.vies(), question);
    const { outcome } = await ctx.execute(recordVatCheck, { clientId, taxId: question.taxId, answer });
    return { outcome, name: answer.name, fault: answer.fault };
  },
});
