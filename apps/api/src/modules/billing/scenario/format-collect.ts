import * as z from 'zod/mini';
import { about, amount, count, percent, positive, positiveAmount } from './format-values.ts';

/** A fee for paying late, once per invoice, on an invoice of its own and outside the scope of VAT. */
export const lateFee = z
  .strictObject({
    afterDays: count(365, 'Days after the due day.'),
    amount: z.optional(positiveAmount('A fixed fee.')),
    percent: z.optional(percent('A fee in percent of what is overdue.')),
    minimum: z.optional(amount('The least that a fee in percent comes to.')),
  })
  .check(
    z.refine((fee) => (fee.amount === undefined) !== (fee.percent === undefined), {
      error: 'a late fee has either an amount or a percent',
    }),
  );

/** Other schedules than days after the due day. */
export const retrySchedule = about(
  z.union([
    z.literal('daily'),
    z.strictObject({ weekly: count(52, 'On the due day and so many weeks after it.') }),
    z.strictObject({
      gaps: about(
        z.array(positive(90)).check(z.minLength(1), z.maxLength(20)),
        'Days after the attempt before; the first is on the due day.',
      ),
    }),
  ]),
  'Instead of chargeOnDays: daily until it works, weekly, or by gaps after each failure.',
);
