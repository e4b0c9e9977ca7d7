import { accountShape } from './account-shape.ts';
import { ownAccount, refuse, visibleAccounts, type WhmAnswer, type WhmContext, type WhmFunction } from './context.ts';
import { changePackage, changePassword, createAccount, verifyNewUsername } from './create-account.ts';
import type { WhmAccount } from './state.ts';
import { listSuspended, removeAccount, suspend, unsuspend } from './suspension.ts';
import { transferredBytes } from './usage.ts';

const SESSION_SECONDS = 15 * 60;
const SERVICES = new Set(['cpaneld', 'webmaild', 'whostmgrd']);

/** The version the simulator speaks as. */
const VERSION = '11.137.0.1';

/** Acts on the account named by `user`. */
function onAccount(action: (context: WhmContext, account: WhmAccount) => WhmAnswer, parameter = 'user'): WhmFunction {
  return (context) => action(context, ownAccount(context, context.param(parameter) || context.param('user')));
}

function accountSummary(context: WhmContext): WhmAnswer {
  const domain = context.param('domain').toLowerCase();
  const found = domain === '' ? undefined : visibleAccounts(context).find((a) => a.domain === domain);
  if (domain !== '' && !found) refuse('Account does not exist.');
  const account = found ?? ownAccount(context, context.param('user'));
  return { data: { acct: [accountShape(context, account)] } };
}

function searched(context: WhmContext): WhmAccount[] {
  const search = context.param('search');
  const type = context.param('searchtype') || 'user';
  const accounts = visibleAccounts(context).sort((a, b) => a.user.localeCompare(b.user));
  if (search === '') return accounts;
  const exact = context.param('searchmethod') === 'exact';
  return accounts.filter((a) => {
    const value = { user: a.user, domain: a.domain, owner: a.owner, ip: a.ip, package: a.plan }[type] ?? '';
    return exact ? value === search : value.includes(search);
  });
}

function listAccounts(context: WhmContext): WhmAnswer {
  let accounts = searched(context);
  if (context.param('api.chunk.enable') === '1') {
    const size = Math.max(1, Number(context.param('api.chunk.size')) || 20);
    const start = Math.max(1, Number(context.param('api.chunk.start')) || 1);
    accounts = accounts.slice(start - 1, start - 1 + size);
  }
  return { data: { acct: accounts.map((a) => accountShape(context, a)) } };
}

function showBandwidth(context: WhmContext): WhmAnswer {
  const today = new Date(context.now * 1000);
  const month = Number(context.param('month')) || today.getUTCMonth() + 1;
  const year = Number(context.param('year')) || today.getUTCFullYear();
  const from = Date.UTC(year, month - 1, 1) / 1000;
  const to = Math.min(context.now, Date.UTC(year, month, 1) / 1000);
  const acct = searched(context).map((a) => {
    const bytes = transferredBytes(a, from, to);
    const limit = context.packages.find((p) => p.name === a.plan)?.BWLIMIT ?? 'unlimited';
    return {
      user: a.user,
      maindomain: a.domain,
      owner: a.owner,
      totalbytes: bytes,
      limit: limit === 'unlimited' ? 'unlimited' : limit * 1024 * 1024,
      bwlimited: 0,
      deleted: 0,
      bwusage: [{ domain: a.domain, usage: bytes, deleted: 0 }],
    };
  });
  return {
    data: { month, year, reseller: context.caller.user, totalused: acct.reduce((n, a) => n + a.totalbytes, 0), acct },
  };
}

function createUserSession(context: WhmContext, account: WhmAccount): WhmAnswer {
  const service = context.param('service');
  if (!SERVICES.has(service)) refuse(`The service “${service}” is not valid. Use cpaneld, webmaild or whostmgrd.`);
  if (account.suspendedAt !== null) refuse(`The user “${account.user}” is suspended.`);
  const session = context.ids.next(`${account.user}:`, 32);
  const securityToken = `/cpsess${context.ids.next('', 10).replace(/\D/g, '7')}`;
  const expires = context.now + SESSION_SECONDS;
  context.state.sessions[session] = { user: account.user, service, expires, used: false };
  const url = `${context.baseUrl}${securityToken}/login/?session=${encodeURIComponent(session)}`;
  return { data: { service, url, session, cp_security_token: securityToken, expires } };
}

function listPackages(context: WhmContext): WhmAnswer {
  const pkg = context.packages
    .filter((p) => context.caller.isRoot || !p.name.includes('_') || p.name.startsWith(`${context.caller.user}_`))
    .map((p) => ({ ...p, CPMOD: 'jupiter', HASSHELL: 'n', CGI: 'y', IP: 'n', FEATURELIST: 'default' }));
  return { data: { pkg } };
}

const ROOT_ACLS = [
  'list-accts',
  'acct-summary',
  'create-acct',
  'suspend-acct',
  'upgrade-account',
  'passwd',
  'create-user-session',
  'kill-acct',
];

function myPrivileges(context: WhmContext): WhmAnswer {
  const privileges = Object.fromEntries(ROOT_ACLS.map((acl) => [acl, 1]));
  return { data: { privileges: [{ ...privileges, all: context.caller.isRoot ? 1 : 0 }] } };
}

/** Every function the simulator knows, by its name on the wire. */
export const WHM_FUNCTIONS: Readonly<Record<string, WhmFunction>> = {
  version: () => ({ data: { version: VERSION } }),
  gethostname: (context) => ({ data: { hostname: context.hostname } }),
  createacct: createAccount,
  verify_new_username: verifyNewUsername,
  accountsummary: accountSummary,
  listaccts: listAccounts,
  suspendacct: onAccount(suspend),
  unsuspendacct: onAccount(unsuspend),
  listsuspended: listSuspended,
  removeacct: onAccount(removeAccount, 'username'),
  changepackage: onAccount(changePackage),
  passwd: onAccount(changePassword),
  listpkgs: listPackages,
  showbw: showBandwidth,
  create_user_session: onAccount(createUserSession),
  get_current_users_count: (context) => ({ data: { users: Object.keys(context.state.accounts).length } }),
  get_maximum_users: (context) => ({ data: { users: context.maximumUsers } }),
  myprivs: myPrivileges,
};
