import { mutationOf, queryOf, router } from '#trpc/procedures.ts';
import { dropTerms } from './commands/drop-terms.ts';
import { recordEvents } from './commands/record-events.ts';
import { saveTerms } from './commands/save-terms.ts';
import { setCap } from './commands/set-cap.ts';
import { voidEvent } from './commands/void-event.ts';
import { getTerms } from './queries/get-terms.ts';
import { exportEvents, listEvents } from './queries/list-events.ts';
import { listMetrics } from './queries/list-metrics.ts';
import { listUsage } from './queries/list-usage.ts';
import { offer } from './queries/offer.ts';
import { overview } from './queries/overview.ts';
import { tryPrice } from './queries/try-price.ts';

export const usageRouter = router({
  offer: queryOf(offer),
  terms: queryOf(getTerms),
  metrics: queryOf(listMetrics),
  tryPrice: queryOf(tryPrice),
  saveTerms: mutationOf(saveTerms),
  dropTerms: mutationOf(dropTerms),
  record: mutationOf(recordEvents),
  list: queryOf(listUsage),
  overview: queryOf(overview),
  events: queryOf(listEvents),
  exportEvents: queryOf(exportEvents),
  voidEvent: mutationOf(voidEvent),
  setCap: mutationOf(setCap),
});
