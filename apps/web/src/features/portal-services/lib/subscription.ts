import type { RouterOutputs } from '#lib/trpc.ts';

export type Subscription = RouterOutputs['subscriptions']['get'];

/** True while periods are billed: only then is there something to cancel. */
export function isRunning({ status }: Pick<Subscription, 'status'>): boolean {
  return status === 'active' || status === 'past_due';
}
