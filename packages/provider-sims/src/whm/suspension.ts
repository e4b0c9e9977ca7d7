import { refuse, visibleAccounts, type WhmAnswer, type WhmContext } from './context.ts';
import type { WhmAccount } from './state.ts';

/** `suspendacct`; with `disallowun=1` only root can undo it. */
export function suspend(context: WhmContext, account: WhmAccount): WhmAnswer {
  if (account.suspendedAt !== null) refuse(`The account “${account.user}” is already suspended.`);
  account.suspendedAt = context.now;
  account.suspendReason = context.param('reason') || 'Unknown';
  account.locked = context.param('disallowun') === '1';
  return { raw: `Changing Shell to /bin/false...Done\nSuspending ${account.user}...Done`, data: {} };
}

/** `unsuspendacct`. */
export function unsuspend(context: WhmContext, account: WhmAccount): WhmAnswer {
  if (account.suspendedAt === null) refuse(`The account “${account.user}” is not suspended.`);
  if (account.locked && !context.caller.isRoot) {
    refuse(`The account “${account.user}” is locked. Only root can unsuspend it.`);
  }
  account.suspendedAt = null;
  account.suspendReason = '';
  account.locked = false;
  return { raw: `Unsuspending ${account.user}...Done`, data: {} };
}

/** `listsuspended`. */
export function listSuspended(context: WhmContext): WhmAnswer {
  const account = visibleAccounts(context).flatMap((a) =>
    a.suspendedAt === null
      ? []
      : [
          {
            user: a.user,
            owner: a.owner,
            reason: a.suspendReason,
            time: new Date(a.suspendedAt * 1000).toUTCString(),
            unixtime: a.suspendedAt,
            is_locked: a.locked ? 1 : 0,
          },
        ],
  );
  return { data: { account } };
}

/** `removeacct`: cannot be undone. `user` is the old name of its parameter. */
export function removeAccount(context: WhmContext, account: WhmAccount): WhmAnswer {
  delete context.state.accounts[account.user];
  return { reason: `${account.user} account removed`, raw: `Removing ${account.user}...Done`, data: {} };
}
