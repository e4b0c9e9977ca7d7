import { done } from '@panel1/plugin-sdk';
import * as z from 'zod/mini';
import type { StoredTaxAnswer } from '#db/schema/_stored.ts';
import { defineEffect, type EffectHandler, type Performed } from '#lib/effects/handler.ts';
import type { Services } from '#lib/services.ts';
import { recordQuote } from '../commands/record-quote.ts';
import { askCalculator, type Calculator, calculatorAccess } from '../store/calculators.ts';
import { openQuote, type TaxQuoteRow } from '../store/quotes.ts';

interface Question {
  row: TaxQuoteRow;
  /** Null while the plugin is switched off. */
  calculator: Calculator | null;
}

const carried = z.object({
  // Made by `perform` below.
  answer: z.nullable(z.custom<StoredTaxAnswer>((value) => typeof value === 'object' && value !== null)),
  fault: z.nullable(z.string().check(z.maxLength(100))),
});

/** Asks a tax calculator. That it did not answer is an answer of its own: it is asked again later. */
export function askQuoteEffect({ plugins }: Pick<Services, 'plugins'>): EffectHandler {
  const perform = async ({ row, calculator }: Question): Promise<Performed> => {
    if (calculator === null) return { result: done({ answer: null, fault: 'plugin_off' }), exchanges: [] };
    const { exchanges, ...said } = await askCalculator(plugins, calculator, row.question);
    return { result: done({ ...said }), exchanges };
  };
  return defineEffect<Question>({
    kind: 'taxation.ask_quote',
    deadlineMs: 40_000,
    protection: () => 'reading',
    async prepare(ctx, { payload }) {
      const row = await openQuote(ctx, payload['quoteId'] ?? '');
      return row && { row, calculator: await calculatorAccess(ctx, row.pluginId) };
    },
    perform,
    probe: perform,
    async settle(ctx, { payload }, result) {
      if (result.status === 'done') {
        const quoteId = payload['quoteId'] ?? null;
        await ctx.call(recordQuote, { quoteId, asked: null, ...z.parse(carried, result.value) });
      }
      return 'failed';
    },
  });
}
