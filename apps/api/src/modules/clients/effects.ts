import { done } from '@panel1/plugin-sdk';
import type { QueryContext } from '#lib/command/command.ts';
import { defineEffect, type Effect, type EffectHandler, type Performed } from '#lib/effects/handler.ts';
import type { Services } from '#lib/services.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { recordVatCheck } from './commands/record-vat-check.ts';
import { getClientRow } from './store/clients.ts';
import { checkVatNumber, type VatAnswer } from './vies/check-number.ts';

interface Question {
  taxId: string;
  requester: string | null;
}

/** The question as it stands now; null when the client has another number by now. */
async function prepare(ctx: QueryContext, effect: Effect): Promise<Question | null> {
  const { clientId = '', taxId = '' } = effect.payload;
  const row = await getClientRow(ctx, clientId);
  if (row.taxId !== taxId) return null;
  const { taxId: own } = await readSettings(ctx, 'company');
  return { taxId, requester: own === '' ? null : own };
}

// The value is what `perform` below made, kept by the kernel in between.
const asAnswer = (value: Record<string, unknown>) => value as unknown as VatAnswer;

/** Asks VIES about the numbers of clients. That it did not answer is an answer of its own: it is asked again later. */
export function clientEffects({ vies }: Pick<Services, 'vies'>): EffectHandler[] {
  const perform = async (question: Question): Promise<Performed> => {
    const { exchanges, ...answer } = await checkVatNumber(await vies(), question);
    return { result: done({ ...answer }), exchanges };
  };
  return [
    defineEffect<Question>({
      kind: 'clients.check_vat_number',
      deadlineMs: 40_000,
      protection: () => 'reading',
      prepare,
      perform,
      probe: perform,
      async settle(ctx, { payload }, result) {
        const { clientId = '', taxId = '' } = payload;
        if (result.status === 'done')
          await ctx.call(recordVatCheck, { clientId, taxId, answer: asAnswer(result.value) });
        return 'failed';
      },
    }),
  ];
}
