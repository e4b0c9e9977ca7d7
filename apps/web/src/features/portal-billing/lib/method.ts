import type { RouterOutputs } from '#lib/trpc.ts';

export type Method = RouterOutputs['payments']['methods']['rows'][number];
