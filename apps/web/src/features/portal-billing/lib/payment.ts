import type { RouterOutputs } from '#lib/trpc.ts';

export type Payment = RouterOutputs['payments']['get'];
