import { type Account, type Failed, failure, type Unknown } from '@panel1/plugin-sdk';
import * as z from 'zod/mini';
import { askWhm, failedReading } from './client.ts';
import { unreadable } from './map-errors.ts';
import type { Ctx } from './settings.ts';

/** WHM sends numbers as numbers or as text, and `1` or `"1"` for yes. */
const loose = z.nullish(z.union([z.string(), z.number()]));
const whmAccount = z.object({
  user: z.string(),
  domain: z.string(),
  plan: z.nullish(z.string()),
  ip: z.nullish(z.string()),
  suspended: loose,
  suspendreason: z.nullish(z.string()),
  is_locked: loose,
  diskused: loose,
  disklimit: loose,
});
export type WhmAccount = z.infer<typeof whmAccount>;
export const accountList = z.object({ acct: z.array(whmAccount) });

const yes = (value: string | number | null | undefined): boolean => String(value ?? 0) === '1';

export function accountOf(found: WhmAccount): Account {
  const suspended = yes(found.suspended);
  return {
    accountRef: found.user,
    username: found.user,
    domain: found.domain.toLowerCase(),
    state: suspended ? 'suspended' : 'active',
    ...(found.plan ? { packageName: found.plan.slice(0, 100) } : {}),
    ...(found.ip ? { ipAddress: found.ip.slice(0, 45) } : {}),
    ...(suspended && found.suspendreason ? { suspendReason: found.suspendreason.slice(0, 300) } : {}),
    ...(suspended ? { locked: yes(found.is_locked) } : {}),
  };
}

/** The account of that name, `absent` when the server surely has none, or why we cannot tell. */
export type Lookup =
  | { readonly kind: 'found'; readonly account: WhmAccount }
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly outcome: Failed | Unknown };

function pick(data: unknown, user: string): WhmAccount | 'absent' | 'unreadable' {
  const list = accountList.safeParse(data).data;
  if (!list) return 'unreadable';
  return list.acct.find((account) => account.user === user) ?? 'absent';
}

function lookupOf(data: unknown, user: string): Lookup {
  const found = pick(data, user);
  if (found === 'unreadable') return { kind: 'failed', outcome: unreadable(false) };
  return found === 'absent' ? { kind: 'absent' } : { kind: 'found', account: found };
}

/**
 * Looks an account up by name. `accountsummary` refuses both a missing account and other troubles with a text in the
 * server's language, so a refusal is settled by a list, whose emptiness is the same in all languages.
 */
export async function findAccount(ctx: Ctx, user: string): Promise<Lookup> {
  const summary = await askWhm(ctx, 'accountsummary', { user });
  if (summary.kind === 'data') {
    const found = lookupOf(summary.data, user);
    if (found.kind === 'found') return found;
  }
  if (summary.kind === 'unclear') return { kind: 'failed', outcome: summary.outcome };
  const exact = { searchtype: 'user', searchmethod: 'exact', search: user };
  const list = await askWhm(ctx, 'listaccts', exact);
  return list.kind === 'data' ? lookupOf(list.data, user) : { kind: 'failed', outcome: failedReading(list) };
}

/** Somebody else's account under the name that we expected: it is never touched. */
export const foreignAccount = (): Failed =>
  failure('conflict', 'other_domain', 'The server has an account of this name for another domain. It was not touched.');

export const noAccount = (): Failed => failure('not_found', 'no_account', 'The server has no such account.');

export const isOurs = (account: WhmAccount, domain: string): boolean =>
  account.domain.toLowerCase() === domain.toLowerCase();
