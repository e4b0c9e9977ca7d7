import type { WhmContext } from './context.ts';
import type { WhmAccount, WhmPackage } from './state.ts';
import { diskUsedMb } from './usage.ts';

/** The package of an account; a removed one leaves WHM's `*unknown*`. */
export function packageOf(context: WhmContext, plan: string): WhmPackage | undefined {
  return context.packages.find((p) => p.name === plan);
}

/** An account as `accountsummary` and `listaccts` show it. */
export function accountShape(context: WhmContext, account: WhmAccount): Record<string, unknown> {
  const plan = packageOf(context, account.plan);
  const quota = plan?.QUOTA ?? '*unknown*';
  return {
    user: account.user,
    domain: account.domain,
    email: account.email,
    plan: account.plan,
    owner: account.owner,
    ip: account.ip,
    partition: 'home',
    theme: 'jupiter',
    shell: '/usr/local/cpanel/bin/noshell',
    suspended: account.suspendedAt === null ? 0 : 1,
    suspendreason: account.suspendedAt === null ? 'not suspended' : account.suspendReason,
    suspendtime: account.suspendedAt ?? 0,
    is_locked: account.locked ? 1 : 0,
    disklimit: typeof quota === 'number' ? `${quota}M` : quota,
    diskused: `${diskUsedMb(account, context.now)}M`,
    inodesused: 120 + diskUsedMb(account, context.now) * 3,
    inodeslimit: 'unlimited',
    maxpop: plan?.MAXPOP ?? '*unknown*',
    maxsql: plan?.MAXSQL ?? '*unknown*',
    maxaddons: plan?.MAXADDON ?? '*unknown*',
    maxsub: 'unlimited',
    maxparked: 'unlimited',
    maxftp: 'unlimited',
    maxlst: 'unlimited',
    startdate: new Date(account.createdAt * 1000).toISOString().slice(2, 10).replaceAll('-', ' '),
    unix_startdate: account.createdAt,
    uid: String(1000 + account.user.length),
    temporary: 0,
    outgoing_mail_suspended: 0,
    has_backup: 0,
  };
}
