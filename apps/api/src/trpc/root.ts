import { t } from './init.ts';
import { liveRouter } from './live.router.ts';

/** Every procedure of the API, by module. */
export const appRouter = t.router({
  live: liveRouter,
});

export type AppRouter = typeof appRouter;
