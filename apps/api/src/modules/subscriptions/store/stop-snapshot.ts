import type { QueryContext } from '#lib/command/command.ts';
import { snapshotOfDue } from './due.ts';
import type { StopRow } from './stops.ts';

/** Names exactly what a question is about now, so that nobody confirms anything else than what they saw. */
export async function snapshotOf(ctx: QueryContext, { kind, facts }: StopRow): Promise<string> {
  if (kind === 'run') return snapshotOfDue(ctx);
  return `${await snapshotOfDue(ctx, facts.subscriptionIds ?? [])}.${facts.totalMinor ?? ''}`;
}
