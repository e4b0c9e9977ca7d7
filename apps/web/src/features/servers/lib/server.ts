import type { RouterOutputs } from '#lib/trpc.ts';

export type Server = RouterOutputs['provisioning']['getServer'];
export type ServerRow = RouterOutputs['provisioning']['listServers']['rows'][number];
export type ServerGroup = RouterOutputs['provisioning']['listServers']['groups'][number];
export type CheckResult = RouterOutputs['provisioning']['testServer'];

export const FILL_RULES = ['least_used', 'fill_in_order'] as const;
