import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';

/** The subscriptions that a withdrawal ends. */
export const subscriptionIds = () => z.array(id()).check(z.minLength(1), z.maxLength(30));
