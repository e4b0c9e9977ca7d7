import { recordAudit } from '#lib/audit/record.ts';
import { type Actor, clientScope } from '#lib/authz/actor.ts';
import { demand } from '#lib/authz/decide.ts';
import { planEffect } from '#lib/effects/plan.ts';
import { newId } from '#lib/ids/new-id.ts';
import { type PendingEvent, writeEvents } from '#lib/outbox/emit.ts';
import type { Kernel } from '#lib/services.ts';
import type { Tx } from '#lib/tenancy/database.ts';
import { withTenant } from '#lib/tenancy/with-tenant.ts';
import { dayIn } from '#lib/time/clock.ts';
import type { CommandContext, Origin, QueryContext } from './context.ts';
import type { AuditRecord, Command, InputOf, InputSchema, Query } from './define.ts';
import { claimKey, storeResult } from './idempotency.ts';
import { parseInput } from './parse.ts';
import { tenantFacts } from './tenant-facts.ts';

/** Who calls, for which tenant, from where; `idempotencyKey` makes a retry answer the first result. */
export interface Caller {
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
  kernel: Kernel,
  caller: Caller,
  command: Command<S, R>,
  rawInput: InputOf<S>,
): Promise<R> {
  demand(caller.actor, command.permission);
  const input = parseInput(command.input, rawInput);
  const scope = { tenantId: caller.tenantId, clientId: clientScope(caller.actor) };
  const outcome = await withTenant(kernel.db, scope, async (tx) => {
    const gathered: Gathered = { audits: [], events: [], finals: [], hasEffects: false };
    const ctx = commandContext(await queryContext(kernel, caller, tx), gathered);
    const key = caller.idempotencyKey;
    if (key !== undefined) {
      const replay = await claimKey(ctx, { key, command: command.name, input: rawInput });
      if (replay) return { result: storedResult<R>(replay.value), isWaking: false };
    }
    const result = await runIn(ctx, gathered, command, input);
    await finish(ctx, gathered);
    if (key !== undefined && !command.isResultSecret) await storeResult(ctx, key, result);
    return { result, isWaking: gathered.hasEffects || gathered.events.length > 0 };
  });
  if (outcome.isWaking) kernel.wakeRelay();
  return outcome.result;
}

/** Runs a query in a read-only transaction, behind the same permission, input and tenant checks. */
export async function ask<S extends InputSchema, R>(
  kernel: Kernel,
  caller: Caller,
  query: Query<S, R>,
  rawInput: InputOf<S>,
): Promise<R> {
  demand(caller.actor, query.permission);
  const input = parseInput(query.input, rawInput);
  const scope = { tenantId: caller.tenantId, clientId: clientScope(caller.actor) };
  return withTenant(kernel.db, scope, async (tx) => query.run(await queryContext(kernel, caller, tx), input), {
    isReadOnly: true,
  });
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
  const caller: Caller = {
    tenantId: of.tenantId,
    actor: { kind: 'system', name: of.name },
    origin: { requestId: of.requestId, ip: null, userAgent: null },
  };
  const outcome = await withTenant(kernel.db, { tenantId: of.tenantId, clientId: null }, async (tx) => {
    const gathered: Gathered = { audits: [], events: [], finals: [], hasEffects: false };
    const ctx = commandContext(await queryContext(kernel, caller, tx), gathered);
    const result = await run(ctx);
    await finish(ctx, gathered);
    return { result, isWaking: gathered.hasEffects || gathered.events.length > 0 };
  });
  if (outcome.isWaking) kernel.wakeRelay();
  return outcome.result;
}

async function runIn<S extends InputSchema, R>(
  ctx: CommandContext,
  gathered: Gathered,
  command: Command<S, R>,
  input: Parameters<typeof command.run>[1],
): Promise<R> {
  const result = await command.run(ctx, input);
  const record = command.audit({ input, result });
  if (record) gathered.audits.push({ action: command.name, record });
  return result;
}

async function finish(ctx: CommandContext, gathered: Gathered): Promise<void> {
  await recordAudit(ctx, gathered.audits);
  await writeEvents(ctx, gathered.events);
  for (const step of gathered.finals) await step();
}

async function queryContext(kernel: Kernel, caller: Caller, tx: Tx): Promise<QueryContext> {
  const tenant = await tenantFacts(kernel, tx, caller.tenantId);
  const now = kernel.clock.now();
  return {
    kernel,
    tx,
    tenant,
    actor: caller.actor,
    origin: caller.origin,
    now,
    realNow: kernel.clock.real(),
    today: dayIn(now, tenant.timeZone),
  };
}

function commandContext(base: QueryContext, gathered: Gathered): CommandContext {
  const ctx: CommandContext = {
    ...base,
    newId,
    emit(name, payload, about) {
      gathered.events.push({
        name,
        payload: { ...payload },
        clientId: about ? about.clientId : clientScope(base.actor),
      });
    },
    async planEffect(plan) {
      gathered.hasEffects = true;
      return planEffect(ctx, plan);
    },
    call: (command, input) => runIn(ctx, gathered, command, parseInput(command.input, input)),
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
