import type { CommandContext } from '#lib/command/command.ts';
import { invoiceFacts } from '#modules/billing/index.ts';
import { renewSubscriptions } from '../commands/renew-subscriptions.ts';
import { mostPeriods } from '../store/renewal.ts';
import { countBilled, figuresOf } from '../store/run-days.ts';
import { type FarAbove, farAbove } from './hold-amounts.ts';

/** Takes back with its transaction what must be asked about first. */
export class Held extends Error {
  readonly invoices: readonly FarAbove[];
  constructor(invoices: readonly FarAbove[]) {
    super('an amount far above the history of its client');
    this.invoices = invoices;
  }
}

/** Bills a client by the command for one; throws {@link Held} where the amount turns out to be far above its history. */
export async function renewAlone(ctx: CommandContext, subscriptionIds: string[]): Promise<void> {
  const { invoiceId, clientId, renewed } = await ctx.call(renewSubscriptions, { subscriptionIds });
  if (invoiceId === null) return;
  const [invoice] = await invoiceFacts(ctx, [invoiceId]);
  if (!invoice) return;
  const { currency, totalMinor } = invoice;
  const made = { clientId, currency, totalMinor, invoiceId, periods: mostPeriods(renewed), subscriptionIds };
  const held = await farAbove(ctx, [made]);
  if (held.length > 0) throw new Held(held);
  const billed = figuresOf(renewed.map(({ row }) => row));
  ctx.atEnd(() => countBilled(ctx, billed));
}
