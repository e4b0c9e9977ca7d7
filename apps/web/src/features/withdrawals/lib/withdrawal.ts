import type { RouterOutputs } from '#lib/trpc.ts';

export type Withdrawal = RouterOutputs['withdrawals']['get'];
export type Proposal = NonNullable<Withdrawal['proposal']>;
