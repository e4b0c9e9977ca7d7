import { type Account, done, type ProvisioningAdapter } from '@panel1/plugin-sdk';
import * as z from 'zod/mini';
import { accountOf, findAccount, foreignAccount, isOurs } from './accounts.ts';
import { tellWhm } from './client.ts';
import type { Settings } from './settings.ts';
import { usernameOf } from './username.ts';

type Create = ProvisioningAdapter<Settings>['create'];

const created = z.object({
  ip: z.nullish(z.string()),
  nameserver: z.nullish(z.string()),
  nameserver2: z.nullish(z.string()),
  nameserver3: z.nullish(z.string()),
  nameserver4: z.nullish(z.string()),
  package: z.nullish(z.string()),
});

function createdAccount(data: unknown, input: Parameters<Create>[1], username: string): Account {
  const answer = created.safeParse(data).data;
  const nameservers = [answer?.nameserver, answer?.nameserver2, answer?.nameserver3, answer?.nameserver4].flatMap(
    (name) => (name ? [name] : []),
  );
  return {
    accountRef: username,
    username,
    domain: input.domain,
    state: 'active',
    packageName: answer?.package ?? input.packageName,
    ...(answer?.ip ? { ipAddress: answer.ip } : {}),
    ...(nameservers.length > 0 ? { nameservers } : {}),
  };
}

const yesNo = (value: boolean): string => (value ? 'y' : 'n');

/** Creates the account, or finds that it is already there. WHM knows no request ids: the user name is the key. */
export const create: Create = async (ctx, input) => {
  const username = usernameOf(input.serviceId);
  const before = await findAccount(ctx, username);
  if (before.kind === 'failed') return before.outcome;
  if (before.kind === 'found') {
    return isOurs(before.account, input.domain) ? done(accountOf(before.account)) : foreignAccount();
  }
  const { dedicatedIp, shellAccess } = ctx.settings.product;
  const reading = await tellWhm(ctx, 'createacct', {
    username,
    domain: input.domain,
    plan: input.packageName,
    password: input.password,
    contactemail: input.contactEmail,
    ip: yesNo(dedicatedIp),
    hasshell: shellAccess ? '1' : '0',
  });
  if (reading.kind === 'data') return done(createdAccount(reading.data, input, username));
  if (reading.kind === 'unclear') return reading.outcome;
  // WHM has been seen to refuse and to create all the same: look before believing it.
  const after = await findAccount(ctx, username);
  if (after.kind === 'found' && isOurs(after.account, input.domain)) return done(accountOf(after.account));
  return after.kind === 'failed'
    ? { status: 'unknown', code: 'refused_unchecked', safeMessage: reading.failed.safeMessage }
    : reading.failed;
};
