import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';

/** Which delivery is meant: of that event, to that module. */
export const deliveryKey = {
  eventId: id(),
  consumer: z.string().check(z.regex(/^[a-z_]{1,64}$/)),
};
