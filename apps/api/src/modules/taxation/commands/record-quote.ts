import { id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { StoredTaxAnswer, StoredTaxQuestion } from '#db/schema/_stored.ts';
import { taxQuotes } from '#db/schema/taxation.ts';
import { defineCommand } from '#lib/command/define.ts';
import { viesWaitMinutes } from '#modules/billing/core/index.ts';
import { fingerprintOf } from '../store/questions.ts';
import { oneQuote, openQuote } from '../store/quotes.ts';

// Made by this module from what the contract's schemas let through.
const question = z.custom<StoredTaxQuestion>((value) => typeof value === 'object' && value !== null);
const answer = z.custom<StoredTaxAnswer>((value) => typeof value === 'object' && value !== null);

/** Keeps what a tax calculator said, or that it did not answer: then it is asked again by the schedule of VIES. */
export const recordQuote = defineCommand({
  name: 'taxation.record_quote',
  // In no router: reached by the effect that asked and by the checkout's action.
  permission: 'public',
  input: z.strictObject({
    /** A question that waits; null: asked by a visitor, `asked` says what. */
    quoteId: z.nullable(id()),
    asked: z.nullable(z.strictObject({ pluginId: text(80), question })),
    answer: z.nullable(answer),
    fault: z.nullable(text(100)),
  }),
  example: (of) => ({ quoteId: of('tax_quote'), asked: null, answer: null, fault: 'http_503' }),
  async run(ctx, { quoteId, asked, answer: said, fault }) {
    if (asked !== null && said !== null) {
      const { pluginId } = asked;
      const fingerprint = fingerprintOf(asked);
      const onDay = Temporal.PlainDate.from(asked.question.on);
      const times = { askedAt: ctx.now, answeredAt: ctx.now };
      await ctx.tx
        .insert(taxQuotes)
        .values({
          ...{ tenantId: ctx.tenant.id, id: ctx.newId(), pluginId, fingerprint, question: asked.question },
          ...{ onDay, answer: said, ...times },
        })
        .onConflictDoNothing();
    }
    const row = quoteId === null ? null : await openQuote(ctx, quoteId);
    if (row === null) return { isAnswered: said !== null };
    const waitMinutes = viesWaitMinutes(row.unanswered);
    await ctx.tx
      .update(taxQuotes)
      .set(
        said === null
          ? { unanswered: row.unanswered + 1, fault, dueAt: ctx.now.add({ minutes: waitMinutes }) }
          : { answer: said, answeredAt: ctx.now, fault: null, dueAt: null },
      )
      .where(oneQuote(ctx, row.id));
    for (const clientId of said === null ? [] : row.waitingClientIds)
      ctx.emit('tax.quoted', { clientId }, { clientId });
    return { isAnswered: said !== null };
  },
  audit: () => null,
});
