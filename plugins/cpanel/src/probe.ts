import { done, type ProvisioningAdapter } from '@panel1/plugin-sdk';
import { accountOf, findAccount, foreignAccount, isOurs, noAccount, type WhmAccount } from './accounts.ts';
import { hasPackage, isSuspended } from './lifecycle.ts';
import type { Ctx, Settings } from './settings.ts';
import { usernameOf } from './username.ts';

type Probe = ProvisioningAdapter<Settings>['probe'];
type Input = Parameters<Probe>[1];
type Answer = Awaited<ReturnType<Probe>>;

const ABSENT: Answer = done({ found: false });

/** For a wish about an account that is there. */
function seen(ctx: Ctx, input: Exclude<Input, { of: 'create' | 'terminate' }>, account: WhmAccount): boolean {
  switch (input.of) {
    case 'suspend':
      return isSuspended(account);
    case 'unsuspend':
      return !isSuspended(account);
    case 'changePackage':
      return hasPackage(account, input.input.packageName, ctx.settings.server.username);
    case 'changePassword':
      // A password cannot be read back; setting the same one again does no harm.
      return false;
  }
}

function ofMissing(input: Input): Answer {
  switch (input.of) {
    case 'create':
      return ABSENT;
    case 'terminate':
      return done({ found: true, of: input.of, outcome: done({ accountRef: input.input.accountRef }) });
    default:
      return done({ found: true, of: input.of, outcome: noAccount() });
  }
}

function ofPresent(ctx: Ctx, input: Input, account: WhmAccount): Answer {
  switch (input.of) {
    case 'create':
      return done({ found: true, of: input.of, outcome: done(accountOf(account)) });
    case 'terminate':
    case 'changePassword':
      return ABSENT;
    default:
      return seen(ctx, input, account)
        ? done({ found: true, of: input.of, outcome: done(accountOf(account)) })
        : ABSENT;
  }
}

/** What became of an operation: WHM keeps no request ids, so the account itself is the witness. */
export const probe: Probe = async (ctx, input) => {
  const user = input.of === 'create' ? usernameOf(input.input.serviceId) : input.input.accountRef;
  const lookup = await findAccount(ctx, user);
  if (lookup.kind === 'failed') return lookup.outcome;
  if (lookup.kind === 'absent') return ofMissing(input);
  if (!isOurs(lookup.account, input.input.domain))
    return done({ found: true, of: input.of, outcome: foreignAccount() });
  return ofPresent(ctx, input, lookup.account);
};
