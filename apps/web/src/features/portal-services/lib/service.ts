import type { RouterOutputs } from '#lib/trpc.ts';

export type Service = RouterOutputs['provisioning']['getService'];
