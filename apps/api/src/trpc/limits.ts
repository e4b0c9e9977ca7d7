import { actorId } from '#lib/authz/actor.ts';
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

/** Takes back what `limitCall` counted for this call. */
export async function forgiveCall(ctx: RequestContext, procedure: Limited, input: unknown): Promise<void> {
  for (const [key, limit] of counted(ctx, procedure, input)) await ctx.services.limiter.giveBack(key, limit);
}

function counted(ctx: RequestContext, { name, limits = [] }: Limited, input: unknown): [string, RateLimit][] {
  return limits.flatMap((limit): [string, RateLimit][] => {
    const subject = subjectOf(limit, ctx, input);
    return subject === null ? [] : [[`${ctx.caller.tenantId}:${name}:${limit.by}:${subject}`, limit]];
  });
}

function subjectOf(limit: RateLimit, { caller }: RequestContext, input: unknown): string | null {
  const ip = caller.origin.ip ?? 'none';
  if (limit.by === 'ip') return ipPrefix(ip);
  if (limit.by === 'actor') return actorId(caller.actor) ?? ipPrefix(ip);
  if (typeof input !== 'object' || input === null || !('email' in input) || typeof input.email !== 'string')
    return null;
  return input.email.normalize('NFKC').trim().toLowerCase().slice(0, 254);
}

/** An IPv6 customer has a /64 at least: one address of it must not count as a new visitor. */
export function ipPrefix(ip: string): string {
  if (!ip.includes(':') || ip.startsWith('::ffff:')) return ip;
  const [head = '', tail = ''] = ip.split('::');
  const left = head.split(':').filter((group) => group !== '');
  const right = tail.split(':').filter((group) => group !== '');
  const full = ip.includes('::')
    ? [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
    : left;
  return `${full.slice(0, 4).join(':')}::/64`;
}
