import { defineAction } from '#lib/command/action.ts';
import { execute, runAsSystem } from '#lib/command/execute.ts';
import { acceptQuote } from '../commands/accept-quote.ts';
import { sealToken } from '../store/sealed-token.ts';

/** Accepts a quote and answers the token of the order's page. An action as the checkout is: the token is kept nowhere. */
export const acceptQuoteOnline = defineAction({
  name: 'ordering.accept_quote_online',
  permission: 'public',
  limits: [{ by: 'ip', points: 30, seconds: 600 }],
  input: acceptQuote.input,
  example: acceptQuote.example,
  run: async ({ caller }, input) => {
    const placed = await execute(caller, acceptQuote, input);
    const run = { tenantId: caller.tenantId, name: 'ordering', requestId: caller.origin.requestId };
    return {
      ...placed,
      orderToken: await runAsSystem(caller.kernel, run, (ctx) => sealToken(ctx, 'order', placed.orderId)),
    };
  },
});
