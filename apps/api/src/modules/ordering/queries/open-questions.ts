import { id, locale } from '@panel1/shared-types';
import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { orderItems } from '#db/schema/ordering.ts';
import { defineQuery } from '#lib/command/define.ts';
import { questionsOf } from '../store/questions.ts';

/** What is still asked for a subscription, so that what was ordered can be set up; nothing for one without an order. */
export const openQuestionsOf = defineQuery({
  name: 'ordering.open_questions',
  permission: 'service:read',
  input: z.strictObject({ subscriptionId: id(), locale: z.optional(locale()) }),
  example: (known) => ({ subscriptionId: known('subscription') }),
  run: async (ctx, input) => {
    const items = await ctx.tx
      .select()
      .from(orderItems)
      .where(and(eq(orderItems.tenantId, ctx.tenant.id), eq(orderItems.subscriptionId, input.subscriptionId)));
    const asked = await questionsOf(ctx, items, input.locale);
    return { questions: [...asked.values()].flatMap(({ questions }) => questions) };
  },
});
