import { setImmediate } from 'node:timers/promises';
import { id, localDate } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { csvAmount, toCsv } from '#lib/csv/csv.ts';
import { AppError } from '#lib/errors/app-error.ts';
import type { Policy } from '#modules/billing/core/index.ts';
import { type Foreseen, foresee } from '../core/foresee.ts';
import { accountsAfter, policyToday } from '../store/foreseen-accounts.ts';
import { foreseenUsage } from '../store/foreseen-usage.ts';

/** Clients of one answer: a quarter of a second of work or so. */
const CLIENTS = 20;
const FURTHEST_DAYS = 366;

/**
 * What will happen up to a day, for some clients after another: every invoice, payment, mail and suspension, worked out by
 * the billing engine on a copy of each account as it is now, and an estimate of usage. Reads only; ask again with `next` for the clients that follow.
 */
export const timeMachine = defineQuery({
  name: 'reporting.time_machine',
  permission: 'report:read',
  input: z.strictObject({
    /** A year ahead at most; three months where left out. */
    until: z.optional(localDate()),
    /** False: only stored methods pay, so that what follows an unpaid invoice is seen. */
    everybodyPays: z._default(z.boolean(), true),
    after: z.optional(id()),
    /** As rows of a file, heads on the first page. */
    format: z._default(z.enum(['events', 'csv']), 'events'),
  }),
  limits: [{ by: 'actor', points: 1_000, seconds: 120 }],
  example: () => ({}),
  async run(ctx, input) {
    const until = input.until === undefined ? ctx.today.add({ months: 3 }) : Temporal.PlainDate.from(input.until);
    const days = ctx.today.until(until).days;
    if (days < 0 || days > FURTHEST_DAYS) throw new AppError('request.invalid', { fields: { until: 'out_of_range' } });
    const accounts = await accountsAfter(ctx, { after: input.after, limit: CLIENTS });
    const policies = new Map<string, Policy>();
    const events: ReturnType<typeof eventOf>[] = [];
    const failed: { clientId: string; name: string }[] = [];
    const policyOf = async (currency: string) => {
      const policy = policies.get(currency) ?? (await policyToday(ctx, currency));
      policies.set(currency, policy);
      return policy;
    };
    const { everybodyPays } = input;
    const all = accounts.map(({ account }) => account);
    const usage = await foreseenUsage(ctx, all, { until, everybodyPays, policyOf });
    for (const { client, account } of accounts) {
      const policy = await policyOf(client.currency);
      const of = { policy, from: ctx.today, until, everybodyPays };
      const foreseen = tryForesee(ctx, { account, of });
      if (foreseen === null) failed.push({ clientId: client.id, name: client.company ?? client.name });
      else events.push(...[...foreseen, ...(usage.get(client.id) ?? [])].map((one) => eventOf(one, client)));
      // Others are served between two accounts.
      await setImmediate();
    }
    return {
      from: ctx.today.toString(),
      until: until.toString(),
      clients: accounts.length,
      events: input.format === 'csv' ? [] : events,
      csv: input.format === 'csv' ? toCsv([...(input.after === undefined ? HEADS : []), ...events.map(csvRow)]) : null,
      failed,
      next: accounts.length < CLIENTS ? null : (accounts.at(-1)?.client.id ?? null),
    };
  },
});

/** Null when the engine refuses the account: it is told, and the others go on. */
function tryForesee(
  ctx: QueryContext,
  { account, of }: { account: Parameters<typeof foresee>[0]; of: Parameters<typeof foresee>[1] },
): Foreseen[] | null {
  try {
    return foresee(account, of);
  } catch (error) {
    ctx.kernel.log.error({ err: error, clientId: account.client.id }, 'the time machine stopped at an account');
    return null;
  }
}

const HEADS = [['on', 'what', 'client_id', 'client', 'about', 'currency', 'amount', 'estimate']];

const csvRow = ({ on, what, clientId, clientName, about, amount, isEstimate }: ReturnType<typeof eventOf>) => [
  ...[on, what, clientId, clientName, about, amount?.currency ?? null],
  amount === null ? null : csvAmount(amount),
  isEstimate ? 'yes' : 'no',
];

const eventOf = (
  { on, what, amountMinor, about, isEstimate = false }: Foreseen,
  client: { id: string; name: string; company: string | null; currency: string },
) => ({
  on: on.toString(),
  what,
  amount: amountMinor === null ? null : { amountMinor: amountMinor.toString(), currency: client.currency },
  about,
  isEstimate,
  clientId: client.id,
  clientName: client.company ?? client.name,
});
