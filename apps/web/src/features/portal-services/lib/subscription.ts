import type { RouterOutputs } from '#lib/trpc.ts';

export type Subscription = RouterOutputs['subscriptions']['get'];

/** True while periods are billed: only then is there something to cancel. */
export function isRunning({ status, cycle }: Pick<Subscription, 'status' | 'cycle'>): boolean {
  return cycle !== 'one_time' && (status === 'active' || status === 'past_due');
}
