import * as z from 'zod/mini';

const bytes = z.number();
const usage = z.object({
  diskUsedBytes: bytes,
  diskLimitBytes: z.nullable(bytes),
  bandwidthUsedBytes: bytes,
  bandwidthLimitBytes: z.nullable(bytes),
});
export type Usage = z.infer<typeof usage>;

/** What a panel said about an account; null while nobody has asked it. */
export function usageOf(raw: unknown): Usage | null {
  const parsed = z.safeParse(usage, raw);
  return parsed.success ? parsed.data : null;
}

interface Fill {
  /** 0 to 1. */
  share: number;
  tone: 'default' | 'warning' | 'danger';
}

/** How full; from 90 % on a warning. Null without a limit. */
export function fillOf(used: number, limit: number | null): Fill | null {
  if (limit === null || limit <= 0) return null;
  const share = Math.min(1, used / limit);
  if (used >= limit) return { share, tone: 'danger' };
  return { share, tone: share >= 0.9 ? 'warning' : 'default' };
}
