import * as z from 'zod/mini';

export { anything } from '../demo/shapes.ts';

export const deliveries = z.object({
  rows: z.array(
    z.object({ eventId: z.string(), consumer: z.string(), event: z.string(), reason: z.nullable(z.string()) }),
  ),
});
export const work = z.object({ work: z.nullable(z.object({ deadDeliveries: z.number() })) });
