import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { decideLine, lockLine, lockOpenLine } from '../store/lines.ts';

/** Puts an entry aside that is no client's money, with the reason. */
export const ignoreLine = defineCommand({
  name: 'banking.ignore_line',
  permission: 'payment:record',
  input: z.strictObject({ lineId: id(), reason: text(200) }),
  example: (of) => ({ lineId: of('bank_line'), reason: 'Interest' }),
  async run(ctx, { lineId, reason }) {
    await lockOpenLine(ctx, lineId);
    await decideLine(ctx, lineId, { status: 'ignored', ignoredReason: reason });
    return { lineId };
  },
  audit: ({ input }) => ({ resource: null, detail: { bankLineId: input.lineId, reason: input.reason } }),
});

/** Takes an entry up again that was put aside; what was booked stays booked. */
export const reopenLine = defineCommand({
  name: 'banking.reopen_line',
  permission: 'payment:record',
  input: z.strictObject({ lineId: id() }),
  example: (of) => ({ lineId: of('bank_line') }),
  async run(ctx, { lineId }) {
    const line = await lockLine(ctx, lineId);
    if (line.status !== 'ignored') throw new AppError('banking.line_done');
    await decideLine(ctx, lineId, { status: 'open' });
    return { lineId };
  },
  audit: ({ input }) => ({ resource: null, detail: { bankLineId: input.lineId } }),
});
