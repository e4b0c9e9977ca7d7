import * as z from 'zod/mini';
import {
  about,
  amount,
  choice,
  count,
  day,
  exactNumber,
  flag,
  listOf,
  moment,
  positive,
  positiveAmount,
  shortText,
  unitPrice,
} from './format-values.ts';

export const at = moment('When it happens.');
const invoice = positive(10_000, 'The invoice or pro forma by its place in the story, from 1.');

/** The keys of an event, with what it does. */
export const what = <const Name extends string, Shape extends Record<string, z.ZodMiniType>>(
  event: { do: Name; about: string },
  shape: Shape,
) => about(z.strictObject({ at, do: z.literal(event.do), ...shape }), event.about);

const creditedLine = z.strictObject({
  line: positive(10_000, 'The line by its place on the invoice, from 1.'),
  amount: z.optional(positiveAmount('Gross; left out: all that is left of the line.')),
});

/** Events that move money or correct what was billed. */
export const moneyEvents = [
  what(
    { do: 'pay', about: 'Money arrives: on an invoice, or on all that are open, the earliest due first.' },
    {
      invoice: z.optional(invoice),
      amount: z.optional(positiveAmount('Left out: all that is due. What is too much becomes credit.')),
    },
  ),
  what(
    { do: 'refund', about: 'Money goes back to the means of payment.' },
    {
      invoice,
      amount: z.optional(positiveAmount('Left out: all that was paid.')),
      creditNote: z._default(flag('A credit note takes it off the invoice too; else the invoice is owed again.'), true),
    },
  ),
  what(
    { do: 'credit_note', about: 'A credit note by hand, over an amount or over lines of an invoice.' },
    {
      invoice,
      amount: z.optional(positiveAmount('Gross, spread over the lines by what is left of each; left out: all of it.')),
      lines: z.optional(listOf(creditedLine, [1, 300], 'Only these lines, instead of amount.')),
      disposition: z._default(
        choice(
          ['offset', 'credit', 'refund'],
          'Where the money goes once nothing is owed: offset and credit make it credit of the client, refund gives it back.',
        ),
        'credit',
      ),
    },
  ),
  what(
    {
      do: 'void',
      about: 'An issued invoice that nobody paid is taken back. Its time is billed again by the next daily run.',
    },
    { invoice },
  ),
  what({ do: 'write_off', about: 'What is still owed of an invoice is given up.' }, { invoice }),
  what(
    { do: 'dispute', about: "The client's bank takes the payment back: it is owed again until decided." },
    { invoice },
  ),
  what({ do: 'dispute_won', about: 'The money is back.' }, { invoice }),
  what(
    { do: 'dispute_lost', about: 'The money is gone and the invoice is owed.' },
    { invoice, fee: z._default(amount("The gateway's fee, an expense of the provider."), '0') },
  ),
  what(
    { do: 'top_up', about: 'Credit that the client buys and pays at once.' },
    { amount: positiveAmount(), lastDay: z.optional(day('The last day on which it can be spent.')) },
  ),
  what(
    { do: 'grant_credit', about: 'Credit that the provider gives away.' },
    {
      amount: positiveAmount(),
      lastDay: z.optional(day('The last day on which it can be spent.')),
      priority: z._default(count(100, 'Smaller is spent first.'), 50),
      only: z.optional(
        listOf(z.enum(['recurring', 'usage', 'setup', 'one_off']), [1, 4], 'Kinds of lines that it may pay.'),
      ),
    },
  ),
  what(
    { do: 'charge', about: 'An invoice over one line that staff write.' },
    {
      description: shortText(200, 'What the line says.'),
      amount: unitPrice('Price of one unit.'),
      quantity: z._default(exactNumber(), '1'),
      taxCategory: z._default(shortText(40, 'Which rates are for it.'), 'standard'),
    },
  ),
] as const;
