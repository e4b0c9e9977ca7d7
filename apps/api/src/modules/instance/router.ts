import { actionOf, router } from '#trpc/procedures.ts';
import { advanceClock } from './actions.ts';

export const instanceRouter = router({ advanceClock: actionOf(advanceClock) });
