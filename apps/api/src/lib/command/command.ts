import type * as z from 'zod/mini';
import type { Actor } from '#lib/authz/actor.ts';
import type { Access } from '#lib/authz/decide.ts';
import type { EffectPlan } from '#lib/effects/effect-plan.ts';
import type { EventMap, EventName } from '#lib/outbox/event-map.ts';
import type { RateLimit } from '#lib/ratelimit/rate-limit.ts';
import type { Kernel } from '#lib/services.ts';
import type { Tx } from '#lib/tenancy/database.ts';

/** Where a call comes from; goes into the audit trail and the log. */
export interface Origin {
  requestId: string;
  ip: string | null;
  userAgent: string | null;
}

/** Facts about the tenant that every command may need, read once per transaction. */
export interface TenantFacts {
  id: string;
  name: string;
  locale: string;
  currency: string;
  timeZone: string;
  country: string;
  /** Its providers are simulated; the panel says so. */
  isDemo: boolean;
}

export interface QueryContext {
  readonly tx: Tx;
  readonly tenant: TenantFacts;
  readonly actor: Actor;
  /** Business time; see lib/time/clock.ts. */
  readonly now: Temporal.Instant;
  /** Real time: tokens, leases, rate limits. */
  readonly realNow: Temporal.Instant;
  /** The tenant's local day of `now`. */
  readonly today: Temporal.PlainDate;
  readonly origin: Origin;
  readonly kernel: Kernel;
}

export interface CommandContext extends QueryContext {
  newId(): string;
  /** Writes the event into the outbox of this transaction. `clientId` says whose event it is (null: the tenant's). */
  emit<N extends EventName>(name: N, payload: EventMap[N], about?: { clientId: string | null }): void;
  /** Plans a call to the outside world; answers the id of the effect, the same one for a business key used before. */
  planEffect(plan: EffectPlan): Promise<string>;
  /** Runs another command in this transaction. The caller's permission covers it; it is audited by its own name. */
  call<S extends InputSchema, R>(command: Command<S, R>, input: InputOf<S>): Promise<R>;
  /** Runs last, just before commit and after audit and outbox: for what many transactions wait for, like numbers. */
  atEnd(step: () => Promise<void>): void;
}

export type InputSchema = z.ZodMiniType;
export type InputOf<S extends InputSchema> = z.input<S>;

/** What the audit trail says of a command: on which thing, whose client, and what changed (never a secret). */
export interface AuditRecord {
  resource: { kind: string; id: string } | null;
  clientId?: string | null;
  detail?: Record<string, unknown>;
}

/** Names an id of the world that a generated test made: `id('invoice')`. */
export type ExampleIds = (kind: string) => string;

export interface Definition<S extends InputSchema> {
  /** `module.verb_noun`; also the audit action. */
  name: string;
  permission: Access;
  input: S;
  /** Beyond the general limit per actor; demanded for every `public` one by the router test. */
  limits?: readonly RateLimit[];
  /** A valid input for the generated tests, from the ids of an existing world. */
  example(id: ExampleIds): z.input<S>;
}

export interface Command<S extends InputSchema, R> extends Definition<S> {
  readonly type: 'command';
  run(ctx: CommandContext, input: z.output<S>): Promise<R>;
  audit(of: { input: z.output<S>; result: R }): AuditRecord | null;
  /** True when the result holds a secret: it is then not stored for retries. */
  isResultSecret: boolean;
}

export interface Query<S extends InputSchema, R> extends Definition<S> {
  readonly type: 'query';
  run(ctx: QueryContext, input: z.output<S>): Promise<R>;
}
