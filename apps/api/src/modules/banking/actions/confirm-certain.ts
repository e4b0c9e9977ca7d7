import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineAction } from '#lib/command/action.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { confirmLine } from '../commands/confirm-line.ts';
import { certainLines } from '../queries/certain-lines.ts';

/**
 * Confirms every certain match of a statement, each in a transaction of its own, so that one that changed meanwhile stops
 * no other. Answers how many were booked and how many were left.
 */
export const confirmCertain = defineAction({
  name: 'banking.confirm_certain',
  permission: 'payment:record',
  limits: [{ by: 'actor', points: 20, seconds: 60 }],
  input: z.strictObject({ statementId: id() }),
  example: (of) => ({ statementId: of('bank_statement') }),
  async run(ctx, input) {
    const { rows } = await ctx.ask(certainLines, input);
    let booked = 0;
    for (const { lineId, invoiceIds, reference } of rows) {
      const isBooked = await ctx
        .execute(confirmLine, { lineId, invoiceIds, reference })
        .then(() => true)
        .catch((error: unknown) => {
          if (error instanceof AppError) return false;
          throw error;
        });
      if (isBooked) booked += 1;
    }
    return { booked, left: rows.length - booked };
  },
});
