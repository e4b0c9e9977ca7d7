import { packageOf } from './account-shape.ts';
import { refuse, type WhmAnswer, type WhmContext } from './context.ts';
import type { WhmAccount } from './state.ts';
import { usernameProblem } from './usernames.ts';

const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

function assertPassword(password: string): void {
  if (password.length < 8) {
    refuse('Sorry, the password you selected cannot be used because it is too weak and would be too easy to guess.');
  }
}

function assertDomain(context: WhmContext, domain: string): void {
  if (!DOMAIN.test(domain)) refuse(`The domain “${domain}” is not valid.`);
  const holder = Object.values(context.state.accounts).find((a) => a.domain === domain);
  if (holder) refuse(`The domain “${domain}” already exists in the userdata of “${holder.user}”.`);
}

/** A reseller may use the server's packages and his own, whose names begin with `reseller_`. */
function resolvePlan(context: WhmContext, plan: string): string {
  if (plan === '' || plan === 'default') return 'default';
  const found = packageOf(context, plan);
  if (!found) refuse(`The package “${plan}” does not exist.`);
  return found.name;
}

/** The raw log of the real program, which repeats the password: adapters must never keep it. */
function rawLog(account: WhmAccount, password: string): string {
  return [
    '<table cellpadding="0"><pre>',
    '+===================================+',
    '| New Account Info                  |',
    '+===================================+',
    `| Domain: ${account.domain}`,
    `| Ip: ${account.ip} (n)`,
    '| HasCgi: y',
    `| UserName: ${account.user}`,
    `| PassWord: ${password}`,
    '| CpanelMod: jupiter',
    '+===================================+',
    '</pre>Account Creation Complete!!!...Account Creation Ok...Done</table>',
  ].join('\n');
}

/** `createacct`. */
export function createAccount(context: WhmContext): WhmAnswer {
  const user = context.param('username').toLowerCase();
  const domain = context.param('domain').toLowerCase();
  const accounts = Object.values(context.state.accounts);
  const problem = usernameProblem(user, accounts);
  if (problem !== undefined) refuse(problem);
  assertDomain(context, domain);
  const plan = resolvePlan(context, context.param('plan'));
  const password = context.param('password') || context.ids.next('', 16);
  assertPassword(password);
  if (accounts.length >= context.maximumUsers) refuse('You have reached the account limit of your license.');
  const account: WhmAccount = {
    user,
    domain,
    email: context.param('contactemail'),
    plan,
    owner: context.caller.user,
    ip: '192.0.2.10',
    createdAt: context.now,
    suspendedAt: null,
    suspendReason: '',
    locked: false,
    passwordChangedAt: context.now,
  };
  context.state.accounts[user] = account;
  return {
    reason: 'Account Creation Ok',
    raw: rawLog(account, password),
    data: {
      ip: account.ip,
      nameserver: `ns1.${context.hostname}`,
      nameserver2: `ns2.${context.hostname}`,
      nameserver3: '',
      nameserver4: '',
      nameservera: null,
      nameserverentry: null,
      package: plan,
    },
  };
}

/** `verify_new_username`: a conflict is told in `metadata.reason`. */
export function verifyNewUsername(context: WhmContext): WhmAnswer {
  const problem = usernameProblem(context.param('user'), Object.values(context.state.accounts));
  if (problem !== undefined) refuse(problem);
  return { data: {} };
}

/** `changepackage`. */
export function changePackage(context: WhmContext, account: WhmAccount): WhmAnswer {
  const plan = context.param('pkg');
  if (!packageOf(context, plan)) refuse(`The package “${plan}” does not exist.`);
  account.plan = plan;
  return { reason: 'Account Upgrade/Downgrade Ok', raw: `Changing Package for ${account.user}…Done`, data: {} };
}

/** `passwd`. */
export function changePassword(context: WhmContext, account: WhmAccount): WhmAnswer {
  assertPassword(context.param('password'));
  account.passwordChangedAt = context.now;
  const apps = ['system', 'ftp', 'mail', ...(context.param('db_pass_update') === '1' ? ['mysql'] : [])];
  return { reason: `Password changed for user “${account.user}”.`, data: { app: apps } };
}
