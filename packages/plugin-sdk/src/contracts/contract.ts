import * as z from 'zod/mini';
import { code, instant, operationId, remoteRef } from './common.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

/** One method of a contract as data: host, runner and conformance suites read the same description. */
export interface MethodSpec<
  I extends z.ZodMiniType = z.ZodMiniType,
  V extends z.ZodMiniType = z.ZodMiniType,
  M extends boolean = boolean,
  R extends boolean = boolean,
> {
  /** True where a time-out may leave something done: then the host answers `unknown`, and the input carries `operationId`. */
  readonly mutating: M;
  /** A plugin may leave out what is not required; what it has becomes its declared features. */
  readonly required: R;
  readonly deadlineMs: number;
  readonly input: I;
  readonly value: V;
  readonly outcome: z.ZodMiniType<Outcome<z.output<V>>>;
  /** Top-level keys of the input whose values must never reach a log. */
  readonly secretInputs: readonly string[];
}

/** Describes a method; the schema of its outcome follows from the schema of its value. */
export function method<
  I extends z.ZodMiniType,
  V extends z.ZodMiniType,
  const M extends boolean,
  const R extends boolean,
>(spec: {
  mutating: M;
  required: R;
  deadlineMs: number;
  input: I;
  value: V;
  secretInputs?: readonly string[];
}): MethodSpec<I, V, M, R> {
  // The union's inferred type equals Outcome<V>, but a generic V keeps TypeScript from seeing it.
  const outcome = outcomeOf(spec.value) as unknown as z.ZodMiniType<Outcome<z.output<V>>>;
  return { ...spec, outcome, secretInputs: spec.secretInputs ?? [] };
}

/**
 * Input of `probe`: "what became of this operation?". It repeats the original input, because most providers
 * are searched by a natural key (a user name, a customer) and not by our id.
 */
export function probeInput<const N extends string, I extends z.ZodMiniType>(of: N, input: I) {
  return z.strictObject({
    of: z.literal(of),
    operationId,
    /** When the host first sent the operation. */
    startedAt: instant,
    remoteRef: z.optional(remoteRef),
    input,
  });
}

/** The part of a probe's value that says: it was found, and this is what the original call would have answered. */
export function probeFound<const N extends string, O extends z.ZodMiniType>(of: N, outcome: O) {
  return z.strictObject({ found: z.literal(true), of: z.literal(of), outcome });
}

/** The other part: surely absent, so that the operation may be sent again with the same id. */
export const probeAbsent = z.strictObject({ found: z.literal(false), code: z.optional(code) });

export type Contract = Readonly<Record<string, MethodSpec>>;
export type MethodName<C extends Contract> = keyof C & string;
export type InputOf<C extends Contract, M extends MethodName<C>> = z.output<C[M]['input']>;
export type ArgumentOf<C extends Contract, M extends MethodName<C>> = z.input<C[M]['input']>;
export type ValueOf<C extends Contract, M extends MethodName<C>> = z.output<C[M]['value']>;
export type OutcomeOf<C extends Contract, M extends MethodName<C>> = Outcome<ValueOf<C, M>>;

type Method<C extends Contract, M extends MethodName<C>, Ctx> = (
  ctx: Ctx,
  input: InputOf<C, M>,
) => Promise<OutcomeOf<C, M>>;

type RequiredNames<C extends Contract> = {
  [M in MethodName<C>]: C[M] extends MethodSpec<z.ZodMiniType, z.ZodMiniType, boolean, true> ? M : never;
}[MethodName<C>];

/** What a plugin implements of a contract: the required methods, and any of the others. */
export type Implementation<C extends Contract, Ctx> = {
  readonly [M in RequiredNames<C>]: Method<C, M, Ctx>;
} & {
  readonly [M in Exclude<MethodName<C>, RequiredNames<C>>]?: Method<C, M, Ctx>;
};
