import { done, type Failed, type Outcome, type ProvisioningAdapter, type Unknown, uncertain } from '@panel1/plugin-sdk';
import { accountOf, findAccount, foreignAccount, isOurs, noAccount, type WhmAccount } from './accounts.ts';
import { type Parameters, tellWhm } from './client.ts';
import type { Ctx, Settings } from './settings.ts';

type Adapter = ProvisioningAdapter<Settings>;
type Subject = { readonly accountRef: string; readonly domain: string };

/** A wanted state: how to see that it is reached, and how to reach it. */
interface Wish {
  readonly reached: (account: WhmAccount) => boolean;
  readonly command: string;
  readonly parameters: Parameters;
}

export const isSuspended = (account: WhmAccount): boolean => accountOf(account).state === 'suspended';

/** A reseller's package is shown as `reseller_package`. */
export const hasPackage = (account: WhmAccount, wanted: string, owner: string): boolean =>
  account.plan === wanted || account.plan === `${owner}_${wanted}`;

/** The subject's own account, or why nothing may be done. */
async function own(ctx: Ctx, subject: Subject): Promise<WhmAccount | 'absent' | Failed | Unknown> {
  const found = await findAccount(ctx, subject.accountRef);
  if (found.kind === 'failed') return found.outcome;
  if (found.kind === 'absent') return 'absent';
  return isOurs(found.account, subject.domain) ? found.account : foreignAccount();
}

const isOutcome = (value: WhmAccount | Failed | Unknown): value is Failed | Unknown => 'status' in value;

async function fulfil(ctx: Ctx, subject: Subject, wish: Wish): Promise<Outcome<ReturnType<typeof accountOf>>> {
  const before = await own(ctx, subject);
  if (before === 'absent') return noAccount();
  if (isOutcome(before)) return before;
  if (wish.reached(before)) return done(accountOf(before));
  const reading = await tellWhm(ctx, wish.command, wish.parameters);
  if (reading.kind === 'unclear') return reading.outcome;
  const after = await own(ctx, subject);
  if (after !== 'absent' && !isOutcome(after) && wish.reached(after)) return done(accountOf(after));
  if (reading.kind === 'refused') return reading.failed;
  return uncertain('not_seen_yet', 'The server agreed, but the account does not show it yet.');
}

export const suspend: Adapter['suspend'] = (ctx, input) =>
  fulfil(ctx, input, {
    reached: isSuspended,
    command: 'suspendacct',
    parameters: { user: input.accountRef, reason: input.reason },
  });

export const unsuspend: Adapter['unsuspend'] = (ctx, input) =>
  fulfil(ctx, input, {
    reached: (account) => !isSuspended(account),
    command: 'unsuspendacct',
    parameters: { user: input.accountRef },
  });

export const changePackage: Adapter['changePackage'] = (ctx, input) =>
  fulfil(ctx, input, {
    reached: (account) => hasPackage(account, input.packageName, ctx.settings.server.username),
    command: 'changepackage',
    parameters: { user: input.accountRef, pkg: input.packageName },
  });

export const terminate: Adapter['terminate'] = async (ctx, input) => {
  const before = await own(ctx, input);
  if (before === 'absent') return done({ accountRef: input.accountRef });
  if (isOutcome(before)) return before;
  const parameters = { username: input.accountRef, keepdns: input.keepDns ? '1' : '0' };
  const reading = await tellWhm(ctx, 'removeacct', parameters);
  if (reading.kind === 'unclear') return reading.outcome;
  const after = await own(ctx, input);
  if (after === 'absent') return done({ accountRef: input.accountRef });
  if (reading.kind === 'refused') return reading.failed;
  return uncertain('not_seen_yet', 'The server agreed to remove the account, but still shows it.');
};

export const changePassword: NonNullable<Adapter['changePassword']> = async (ctx, input) => {
  const before = await own(ctx, input);
  if (before === 'absent') return noAccount();
  if (isOutcome(before)) return before;
  const parameters = { user: input.accountRef, password: input.password, db_pass_update: '1' };
  const reading = await tellWhm(ctx, 'passwd', parameters);
  if (reading.kind === 'data') return done({ accountRef: input.accountRef });
  return reading.kind === 'refused' ? reading.failed : reading.outcome;
};
