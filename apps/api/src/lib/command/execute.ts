import { recordAudit } from '#lib/audit/record.ts';
import { type Actor, clientScope, rowScope } from '#lib/authz/actor.ts';
import { demand } from '#lib/authz/decide.ts';
import { planEffect } from '#lib/effects/plan.ts';
import { newId } from '#lib/ids/new-id.ts';
import { type PendingEvent, writeEvents } from '#lib/outbox/emit.ts';
import type { Kernel } from '#lib/services.ts';
import type { Tx } from '#lib/tenancy/database.ts';
import { withTenant } from '#lib/tenancy/with-tenant.ts';
import { dayIn } from '#lib/time/clock.ts';
import type {
  AuditRecord,
  Command,
  CommandContext,
  InputOf,
  InputSchema,
  Origin,
  Query,
  QueryContext,
} from './command.ts';
import { claimKey, storeResult } from './idempotency.ts';
import { parseInput } from './parse.ts';
import { tenantFacts } from './tenant-facts.ts';

/** Who calls, for which tenant, from where; `idempotencyKey` makes a retry answer the first result. */
export interface Caller {
  kernel: Kernel;
  tenantId: string;
  actor: Actor;
  origin: Origin;
  idempotencyKey?: string | undefined;
}

/** What a transaction gathers while its commands run; written after `run`, in this order. */
interface Gathered {
  audits: { action: string; record: AuditRecord }[];
  events: PendingEvent[];
  finals: (() => Promise<void>)[];
  hasEffects: boolean;
}

/**
 * Runs a command: permission, input, tenant transaction, run, audit rows, outbox rows, final steps, commit. The one
 * place where these happen, so that none can be forgotten.
 */
export async function execute<S extends InputSchema, R>(
  caller: Caller,
  command: Command<S, R>,
  rawInput: InputOf<S>,
): Promise<R> {
  demand(caller.actor, command.permission);
  // Before a connection is taken: bad input must not cost one.
  parseInput(command.input, rawInput);
  const key = caller.idempotencyKey;
  return inTransaction(caller, async (ctx) => {
    if (key === undefined) return ctx.call(command, rawInput);
    const replay = await claimKey(ctx, { key, command: command.name, input: rawInput });
    if (replay) return storedResult<R>(replay.value);
    const result = await ctx.call(command, rawInput);
    if (!command.isResultSecret) await storeResult(ctx, key, result);
    return result;
  });
}

/** Runs a query in a read-only transaction, behind the same permission, input and tenant checks. */
export async function ask<S extends InputSchema, R>(
  caller: Caller,
  query: Query<S, R>,
  rawInput: InputOf<S>,
): Promise<R> {
  demand(caller.actor, query.permission);
  const input = parseInput(query.input, rawInput);
  const scope = { tenantId: caller.tenantId, ...rowScope(caller.actor), isReadOnly: true };
  return withTenant(caller.kernel.db, scope, async (tx) => query.run(await queryContext(caller, tx), input));
}

/**
 * Runs system work (a subscriber, the settling of an effect) in one transaction with everything that commands have.
 * `run` gets the context; its `call` runs commands in it.
 */
export async function runAsSystem<R>(
  kernel: Kernel,
  of: { tenantId: string; name: string; requestId: string },
  run: (ctx: CommandContext) => Promise<R>,
): Promise<R> {
  const actor = { kind: 'system', name: of.name } as const;
  const origin = { requestId: of.requestId, ip: null, userAgent: null };
  return inTransaction({ kernel, tenantId: of.tenantId, actor, origin }, run);
}

async function inTransaction<R>(caller: Caller, run: (ctx: CommandContext) => Promise<R>): Promise<R> {
  const { kernel, tenantId, actor } = caller;
  const outcome = await withTenant(kernel.db, { tenantId, ...rowScope(actor) }, async (tx) => {
    const gathered: Gathered = { audits: [], events: [], finals: [], hasEffects: false };
    const ctx = commandContext(await queryContext(caller, tx), gathered);
    const result = await run(ctx);
    await recordAudit(ctx, gathered.audits);
    await writeEvents(ctx, gathered.events);
    for (const step of gathered.finals) await step();
    return { result, isWaking: gathered.hasEffects || gathered.events.length > 0 };
  });
  if (outcome.isWaking) kernel.wakeRelay();
  return outcome.result;
}

async function queryContext(caller: Caller, tx: Tx): Promise<QueryContext> {
  const { kernel, actor, origin } = caller;
  const tenant = await tenantFacts(kernel, tx, caller.tenantId);
  const now = kernel.clock.now();
  return { kernel, tx, tenant, actor, origin, now, realNow: kernel.clock.real(), today: dayIn(now, tenant.timeZone) };
}

function commandContext(base: QueryContext, gathered: Gathered): CommandContext {
  const ctx: CommandContext = {
    ...base,
    newId,
    emit(name, payload, about) {
      const clientId = about ? about.clientId : clientScope(base.actor);
      gathered.events.push({ name, payload: { ...payload }, clientId });
    },
    planEffect(plan) {
      gathered.hasEffects = true;
      return planEffect(ctx, plan);
    },
    async call(command, rawInput) {
      const input = parseInput(command.input, rawInput);
      const result = await command.run(ctx, input);
      const record = command.audit({ input, result });
      if (record) gathered.audits.push({ action: command.name, record });
      return result;
    },
    atEnd(step) {
      gathered.finals.push(step);
    },
  };
  return ctx;
}

// The stored value is what this command answered before: the request hash, which names the command, was compared.
function storedResult<R>(value: unknown): R {
  return value as R;
}
