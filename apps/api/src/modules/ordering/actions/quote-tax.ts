import { defineAction } from '#lib/command/action.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import { askCalculator, calculatorAccess, recordQuote } from '#modules/taxation/index.ts';
import { cartInput } from '../input.ts';
import { taxQuestion } from '../queries/tax-question.ts';

/**
 * Asks the tax calculator of the buyer's country about a cart, so that the cart knows its tax. Without an answer the order
 * goes through all the same, and its invoice waits.
 */
export const quoteTax = defineAction({
  name: 'ordering.quote_tax',
  permission: 'public',
  limits: [
    { by: 'ip', points: 30, seconds: 60 },
    { by: 'actor', points: 60, seconds: 600 },
  ],
  input: cartInput,
  example: () => ({ cartToken: 'A'.repeat(43) }),
  run: async ({ ask, execute, services, caller }, input) => {
    const asked = await ask(taxQuestion, input);
    if (asked === null) return { isAnswered: true };
    const system = { tenantId: caller.tenantId, name: 'ordering', requestId: caller.origin.requestId };
    const calculator = await runAsSystem(services, system, (ctx) => calculatorAccess(ctx, asked.pluginId));
    if (calculator === null) return { isAnswered: false };
    const { answer, fault } = await askCalculator(services.plugins, calculator, asked.question);
    return execute(recordQuote, { quoteId: null, asked, answer, fault });
  },
});
