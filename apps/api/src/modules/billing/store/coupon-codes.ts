import { randomInt } from 'node:crypto';
import { couponCodes } from '#db/schema/billing-coupons.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';

/** Without letters and digits that look alike, or make words. */
const ALPHABET = '23456789BCDFGHJKMNPQRSTVWXZ';
/** 27^10 codes: nobody finds one of them by guessing. */
const LENGTH = 10;
const ROWS = 1_000;

/** Adds a code that somebody wrote down; `billing.coupon_code_taken` when it exists, in whatever case. */
export async function addCode(ctx: CommandContext, of: { couponId: string; code: string }): Promise<void> {
  const [added] = await ctx.tx
    .insert(couponCodes)
    .values({ ...of, tenantId: ctx.tenant.id, id: ctx.newId(), isGenerated: false, createdAt: ctx.now })
    .onConflictDoNothing()
    .returning({ id: couponCodes.id });
  if (added === undefined) throw new AppError('billing.coupon_code_taken', { fields: { code: 'taken' } });
}

/** Adds so many codes that nobody can guess, each to be redeemed once; answers how many. */
export async function generateCodes(
  ctx: CommandContext,
  of: { couponId: string; count: number; prefix: string },
): Promise<number> {
  let added = 0;
  while (added < of.count) {
    const rows = Array.from({ length: Math.min(ROWS, of.count - added) }, () => ({
      ...{ tenantId: ctx.tenant.id, id: ctx.newId(), couponId: of.couponId, createdAt: ctx.now },
      ...{ code: `${of.prefix}${randomCode()}`, maxRedemptions: 1, isGenerated: true },
    }));
    const written = await ctx.tx
      .insert(couponCodes)
      .values(rows)
      .onConflictDoNothing()
      .returning({ id: couponCodes.id });
    added += written.length;
  }
  return added;
}

const randomCode = () => Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
