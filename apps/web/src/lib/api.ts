import type { AppRouter } from '@panel1/api/router';

export type { AppRouter };
