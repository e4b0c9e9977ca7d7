import type { OrderStatus } from '@panel1/shared-types';
import { AppError } from '#lib/errors/app-error.ts';

/**
 * Allowed moves of an order. `pending` waits for payment, `in_review` for a person; `accepted` is what was sold being
 * set up. The other three are ends: nothing of the order is delivered.
 */
export const ORDER_TRANSITIONS = {
  pending: ['in_review', 'accepted', 'cancelled', 'expired', 'fraud'],
  in_review: ['pending', 'accepted', 'cancelled', 'expired', 'fraud'],
  accepted: [],
  cancelled: [],
  expired: [],
  fraud: [],
} as const satisfies Record<OrderStatus, readonly OrderStatus[]>;

/** The new status; throws `ordering.wrong_state` for a move that is not in the table. */
export function transition<T extends OrderStatus>(from: OrderStatus, to: T): T {
  const allowed: readonly OrderStatus[] = ORDER_TRANSITIONS[from];
  if (!allowed.includes(to)) throw new AppError('ordering.wrong_state', { values: { from, to } });
  return to;
}
