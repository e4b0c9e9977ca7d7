import { and, eq } from 'drizzle-orm';
import { usageAlerts } from '#db/schema/usage.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { measuredSubscriptions } from '#modules/billing/index.ts';
import { termsFor } from '../core/terms.ts';
import { loadTerms } from './terms.ts';

/** A part of a spend cap that was reached, as a mail tells it; throws `request.not_found`. */
export async function capAlert(ctx: QueryContext, alertId: string) {
  const [row] = await ctx.tx
    .select()
    .from(usageAlerts)
    .where(and(eq(usageAlerts.tenantId, ctx.tenant.id), eq(usageAlerts.id, alertId)));
  if (!row) throw notFound();
  const { subscriptionId, clientId, percent, costMinor, capMinor, periodStart } = row;
  const [measured] = await measuredSubscriptions(ctx, [subscriptionId]);
  if (!measured) throw notFound();
  const { productId, description } = measured.subscription;
  const terms = termsFor((await loadTerms(ctx, [productId])).get(productId) ?? [], periodStart);
  const stops = percent >= 100 && terms?.atCap === 'suspend';
  return { subscriptionId, clientId, description, percent, costMinor, capMinor, currency: measured.currency, stops };
}
