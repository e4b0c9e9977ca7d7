import { mutationOf, queryOf, router } from '#trpc/procedures.ts';
import { createPriceChange } from './commands/create-price-change.ts';
import { exemptFromPriceChange } from './commands/exempt-from-price-change.ts';
import { startPriceChange } from './commands/start-price-change.ts';
import { stopPriceChange } from './commands/stop-price-change.ts';
import { getPriceChange } from './queries/get-price-change.ts';
import { listPriceChangeItems } from './queries/list-price-change-items.ts';
import { listPriceChanges } from './queries/list-price-changes.ts';

export const priceChangesRouter = router({
  list: queryOf(listPriceChanges),
  get: queryOf(getPriceChange),
  items: queryOf(listPriceChangeItems),
  create: mutationOf(createPriceChange),
  start: mutationOf(startPriceChange),
  stop: mutationOf(stopPriceChange),
  exempt: mutationOf(exemptFromPriceChange),
});
