import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import { sessions } from '#db/schema/identity.ts';
import { recentAddresses } from '#lib/audit/recent-addresses.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { networkOf } from '#lib/ratelimit/keys.ts';
import { findUserByEmail } from './users.ts';

type Read = { tx: QueryContext['tx']; tenant: { id: string } };

const MOST_SESSIONS = 200;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * True when the person logged in from this network before (sessions are kept for 90 days), or set a password there by a
 * mailed link within the last day. Asks the same questions for an address that nobody has.
 */
export async function isKnownNetwork(
  ctx: Read,
  of: { email: string; ip: string; now: Temporal.Instant },
): Promise<boolean> {
  const userId = (await findUserByEmail(ctx, of.email))?.id ?? NOBODY;
  const used = await ctx.tx
    .selectDistinctOn([sessions.ip], { ip: sessions.ip })
    .from(sessions)
    .where(
      and(
        eq(sessions.tenantId, ctx.tenant.id),
        eq(sessions.userId, userId),
        isNull(sessions.impersonatorId),
        isNotNull(sessions.ip),
      ),
    )
    .orderBy(desc(sessions.ip))
    .limit(MOST_SESSIONS);
  const reset = await recentAddresses(ctx, {
    action: 'identity.reset_password',
    resource: { kind: 'user', id: userId },
    since: of.now.subtract({ hours: 24 }),
  });
  const network = networkOf(of.ip);
  return [...used.flatMap((row) => row.ip ?? []), ...reset].some((ip) => networkOf(ip) === network);
}
