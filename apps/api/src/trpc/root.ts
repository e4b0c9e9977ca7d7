import { billingRouter } from '#modules/billing/index.ts';
import { countProductsOfPlugin } from '#modules/catalog/index.ts';
import { catalogRouter } from '#modules/catalog/router.ts';
import { clientsRouter } from '#modules/clients/router.ts';
import { identityRouter } from '#modules/identity/router.ts';
import { createPluginsRouter } from '#modules/plugins/router.ts';
import { t } from './init.ts';
import { liveRouter } from './live.router.ts';

/** Every procedure of the API, by module. */
export const appRouter = t.router({
  billing: billingRouter,
  catalog: catalogRouter,
  clients: clientsRouter,
  identity: identityRouter,
  live: liveRouter,
  plugins: createPluginsRouter([countProductsOfPlugin]),
});

export type AppRouter = typeof appRouter;
