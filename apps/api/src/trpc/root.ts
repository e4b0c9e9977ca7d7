import { billingRouter } from '#modules/billing/index.ts';
import { createPluginsRouter } from '#modules/plugins/router.ts';
import { t } from './init.ts';
import { liveRouter } from './live.router.ts';

/** Every procedure of the API, by module. */
export const appRouter = t.router({
  billing: billingRouter,
  live: liveRouter,
  plugins: createPluginsRouter([]),
});

export type AppRouter = typeof appRouter;
