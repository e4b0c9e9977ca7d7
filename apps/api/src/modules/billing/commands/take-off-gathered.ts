import { currency, id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { lockGathering } from '../store/gathering.ts';
import { asInput, getLineRows } from '../store/invoice-lines.ts';
import { rewriteDraft } from '../store/rewrite-draft.ts';
import { discardDraft } from './discard-draft.ts';

/**
 * Takes the periods of a subscription off the draft that gathers what falls due of its client; answers how many. A draft
 * that nothing is left on is deleted. No procedure leads here.
 */
export const takeOffGathered = defineCommand({
  name: 'billing.take_off_gathered',
  permission: 'invoice:create',
  input: z.strictObject({ clientId: id(), currency: currency(), subscriptionId: id() }),
  example: (of) => ({ clientId: of('client'), currency: 'EUR', subscriptionId: of('subscription') }),
  async run(ctx, { subscriptionId, ...of }) {
    const draft = await lockGathering(ctx, of);
    const rows = draft === null ? [] : await getLineRows(ctx, draft.id);
    const rest = rows.filter((row) => row.subscriptionId !== subscriptionId || row.kind !== 'recurring');
    const periods = rows.length - rest.length;
    if (draft !== null && periods > 0) {
      if (rest.length === 0) await ctx.call(discardDraft, { invoiceId: draft.id });
      else await rewriteDraft(ctx, draft, { lines: rest.map(asInput), due: {} });
    }
    return { periods };
  },
  audit: ({ input, result }) =>
    result.periods === 0
      ? null
      : {
          resource: { kind: 'subscription', id: input.subscriptionId },
          clientId: input.clientId,
          detail: { periods: result.periods },
        },
});
