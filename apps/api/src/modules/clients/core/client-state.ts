import type { CLIENT_STATUSES } from '@panel1/shared-types';
import { AppError } from '#lib/errors/app-error.ts';

export type ClientStatus = (typeof CLIENT_STATUSES)[number];

/** Allowed moves of a client account. A closed account keeps its history and cannot order. */
export const CLIENT_TRANSITIONS = {
  active: ['inactive', 'closed'],
  inactive: ['active', 'closed'],
  closed: ['active'],
} as const satisfies Record<ClientStatus, readonly ClientStatus[]>;

/** The new status; throws `clients.closed` for a move that is not in the table. */
export function transition(from: ClientStatus, to: ClientStatus): ClientStatus {
  const allowed: readonly ClientStatus[] = CLIENT_TRANSITIONS[from];
  if (!allowed.includes(to)) throw new AppError('clients.closed', { values: { from, to } });
  return to;
}
