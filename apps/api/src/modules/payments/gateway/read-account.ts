import { type BalanceEntry, balanceEntry, done, type Exchange, failure, type Outcome } from '@panel1/plugin-sdk';
import * as z from 'zod/mini';
import type { CommandContext } from '#lib/command/command.ts';
import { defineEffect, type Effect, type EffectHandler, type EffectResult } from '#lib/effects/handler.ts';
import type { PluginManager } from '#lib/plugins/PluginManager.ts';
import type { Services } from '#lib/services.ts';
import { bookEntries, keepEntries, lockEntries } from '../store/account-entries.ts';
import { findDifferences } from '../store/differences.ts';
import { planReading, recordReading } from '../store/readings.ts';
import { callGateway, type Gateway } from './call.ts';
import { gatewayOf } from './prepare.ts';

interface Prepared {
  gateway: Gateway;
  from: string;
  until: string;
}

const DEADLINE_MS = 300_000;
const MAX_PAGES = 100;
const read = z.object({ entries: z.array(balanceEntry).check(z.maxLength(MAX_PAGES * 250)) });

/**
 * Reads our account at a gateway for a time, compares it with our books, and goes on with the time after it. Reading has
 * no outcome to lose, so that probing is reading again.
 */
export function readAccountEffect({ plugins }: Pick<Services, 'plugins'>): EffectHandler {
  const perform = (prepared: Prepared) => readAll(plugins, prepared);
  return defineEffect<Prepared>({
    kind: 'payments.read_account',
    deadlineMs: DEADLINE_MS,
    protection: () => 'reading',
    async prepare(ctx, effect) {
      const { pluginId, from, until } = subject(effect);
      return { gateway: await gatewayOf(ctx, pluginId), from, until };
    },
    perform,
    probe: perform,
    settle,
  });
}

function subject({ payload: { pluginId = '', from = '', until = '' } }: Effect) {
  return { pluginId, from, until };
}

async function readAll(plugins: PluginManager, of: Prepared): Promise<{ result: EffectResult; exchanges: Exchange[] }> {
  const { gateway, from, until } = of;
  const entries: BalanceEntry[] = [];
  let exchanges: Exchange[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const input = { from, until, ...(cursor === undefined ? {} : { cursor }) };
    const answer = await callGateway(plugins, gateway, { method: 'listBalance', input });
    // The last page tells enough of how it went.
    exchanges = answer.exchanges;
    if (answer.result.status !== 'done') return { result: asOutcome(answer.result), exchanges };
    entries.push(...answer.result.value.entries);
    cursor = answer.result.value.nextCursor;
    if (cursor === undefined) return { result: done({ entries }), exchanges };
  }
  return {
    result: failure('capacity', 'too_many_entries', 'The account has too many entries to read at once.'),
    exchanges,
  };
}

const asOutcome = (result: Outcome<unknown>): EffectResult =>
  result.status === 'done' ? failure('permanent', 'unreadable', 'The gateway answered something else.') : result;

async function settle(ctx: CommandContext, effect: Effect, result: EffectResult) {
  const { pluginId, ...at } = subject(effect);
  const [from, until] = [Temporal.Instant.from(at.from), Temporal.Instant.from(at.until)];
  if (result.status === 'failed') {
    const { code, safeMessage: message } = result;
    await recordReading(ctx, { pluginId, from, readTo: null, failure: { code, message } });
    return 'failed' as const;
  }
  if (result.status !== 'done') return undefined;
  const { entries: told } = z.parse(read, result.value);
  await keepEntries(ctx, pluginId, told);
  const refs = told.map(({ entryRef }) => entryRef);
  await bookEntries(ctx, await lockEntries(ctx, { pluginId, refs }));
  await findDifferences(ctx, { pluginId, from, until }, await lockEntries(ctx, { pluginId, refs }));
  await recordReading(ctx, { pluginId, from, readTo: until, failure: null });
  ctx.emit('gateway.reconciled', { pluginId }, { clientId: null });
  // A week at once: after a long time, or at the beginning, there is more.
  if (Temporal.Instant.compare(until.add({ hours: 1 }), ctx.now) < 0)
    await planReading(ctx, { pluginId, round: `after:${at.until}` });
  return undefined;
}
