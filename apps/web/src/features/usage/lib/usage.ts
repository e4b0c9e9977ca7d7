import type { RouterOutputs } from '#lib/trpc.ts';

export type Overview = RouterOutputs['usage']['overview'];
export type Current = NonNullable<Overview['current']>;
export type MetricUsage = Current['metrics'][number];
export type UsageEvent = RouterOutputs['usage']['events']['rows'][number];
export type TermsVersions = RouterOutputs['usage']['terms'];
