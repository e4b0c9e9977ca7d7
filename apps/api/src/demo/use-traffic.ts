import type { UsageTerms } from '@panel1/shared-types';
import { ask, type Caller, execute } from '#lib/command/execute.ts';
import { listSubscriptions } from '#modules/subscriptions/index.ts';
import { recordEvents, saveTerms } from '#modules/usage/index.ts';

/** The plan of which traffic is measured. */
export const MEASURED = 'agency';

const TERMS: UsageTerms = {
  metrics: [
    {
      key: 'traffic',
      texts: { en: { name: 'Traffic', unit: 'GB' }, fa: { name: 'ترافیک', unit: 'گیگابایت' } },
      ...{ aggregation: 'sum', source: null, property: null, recurring: false, rounding: null },
      prices: {
        EUR: {
          model: 'graduated',
          tiers: [
            { upTo: '500', unitPriceMinor: '0' },
            { upTo: '2000', unitPriceMinor: '4' },
            { upTo: null, unitPriceMinor: '2.5' },
          ],
        },
      },
    },
  ],
  ...{ minimum: {}, graceDays: 2, acceptDays: 60, atCap: 'alert' },
};

/** Says what traffic costs above what the plan includes. */
export const measureTraffic = (caller: Caller, productId: string): Promise<unknown> =>
  execute(caller, saveTerms, { productId, terms: TERMS });

/** The traffic of a day of everybody with the plan, more on working days than on Sundays. */
export async function useTraffic(
  caller: Caller,
  { productId, at }: { productId: string; at: Temporal.Instant },
): Promise<void> {
  const { rows } = await ask(caller, listSubscriptions, { filter: { status: 'active' }, limit: 100 });
  const day = at.toZonedDateTimeISO('UTC');
  const events = rows
    .filter((row) => row.productId === productId && row.anchorOn !== null && row.anchorOn <= `${day.toPlainDate()}`)
    .map(({ id: subscriptionId }, nth) => ({
      ...{ id: `traffic/${day.toPlainDate()}`, subscriptionId, metric: 'traffic', at: at.toString() },
      value: `${(day.dayOfWeek === 7 ? 9 : 21) + ((day.dayOfYear * 7 + nth * 5) % 13)}.5`,
    }));
  if (events.length > 0) await execute(caller, recordEvents, { events });
}
