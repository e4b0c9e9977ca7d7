import { useQueryClient } from '@tanstack/react-query';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';

export type Subscription = RouterOutputs['subscriptions']['get'];

/** Where a subscription is shown: what staff may do, or what its client may do. */
export interface LifecycleProps {
  subscription: Subscription;
  isStaff: boolean;
}

/** Asks again for all that a step of a subscription's life changes. */
export function useLifecycleNews(): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    await queryClient.invalidateQueries(trpc.subscriptions.pathFilter());
    await queryClient.invalidateQueries(trpc.billing.pathFilter());
    await queryClient.invalidateQueries(trpc.provisioning.pathFilter());
  };
}

/** True while it lives: paid for again and again, or standing still. */
export function isAlive({ status, cycle }: Pick<Subscription, 'status' | 'cycle'>): boolean {
  return cycle !== 'one_time' && (status === 'active' || status === 'past_due' || status === 'paused');
}
