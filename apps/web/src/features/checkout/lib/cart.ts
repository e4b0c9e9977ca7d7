import type { RouterOutputs } from '#lib/trpc.ts';

export type Cart = RouterOutputs['ordering']['cart'];
export type Gateway = RouterOutputs['payments']['gateways']['rows'][number];
export type Method = RouterOutputs['payments']['methods']['rows'][number];
