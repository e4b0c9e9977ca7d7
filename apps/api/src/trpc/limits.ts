import { actorId } from '#lib/authz/actor.ts';
import { accountKey, networkOf } from '#lib/ratelimit/keys.ts';
import type { RateLimit } from '#lib/ratelimit/rate-limit.ts';
import type { RequestContext } from './init.ts';

interface Limited {
  name: string;
  limits?: readonly RateLimit[];
}

/** Counts one call against the limits of its procedure; throws `request.rate_limited`. Runs per call, also in a batch. */
export async function limitCall(ctx: RequestContext, procedure: Limited, input: unknown): Promise<void> {
  for (const [key, limit] of counted(ctx, procedure, input)) await ctx.services.limiter.take(key, limit);
}

function counted(ctx: RequestContext, { name, limits = [] }: Limited, input: unknown): [string, RateLimit][] {
  return limits.flatMap((limit): [string, RateLimit][] => {
    const subject = subjectOf(limit, ctx, input);
    return subject === null ? [] : [[`${ctx.caller.tenantId}:${name}:${limit.by}:${subject}`, limit]];
  });
}

function subjectOf(limit: RateLimit, { caller }: RequestContext, input: unknown): string | null {
  const ip = caller.origin.ip ?? 'none';
  if (limit.by === 'ip') return networkOf(ip);
  if (limit.by === 'actor') return actorId(caller.actor) ?? networkOf(ip);
  if (typeof input !== 'object' || input === null || !('email' in input) || typeof input.email !== 'string')
    return null;
  return accountKey(input.email);
}
