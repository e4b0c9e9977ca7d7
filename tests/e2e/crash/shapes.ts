import * as z from 'zod/mini';

export { anything } from '../demo/shapes.ts';

export const work = z.object({ work: z.nullable(z.object({ deadDeliveries: z.number() })) });
