import {
  type ContractArgument,
  type ContractMethod,
  type ContractOutcome,
  done,
  type Exchange,
  failure,
  instruction,
  type Outcome,
  type Payment,
  payment,
  uncertain,
} from '@panel1/plugin-sdk';
import * as z from 'zod/mini';
import type { EffectResult, Probed, Protection } from '#lib/effects/handler.ts';
import type { PluginManager } from '#lib/plugins/PluginManager.ts';
import type { PluginAccess } from '#modules/plugins/index.ts';
import { type AskedPayment, mismatchOf } from '../core/mismatch.ts';

type Method = ContractMethod<'paymentGateway'>;

/** A gateway with everything that a call needs, read before the network. */
export interface Gateway {
  tenantId: string;
  pluginId: string;
  access: PluginAccess;
  /** True when it answers a known operation id with the first result, for as long as we would send it again. */
  isKeyed: boolean;
}

/** What protects an order to a gateway that is sent a second time. */
export const keyProtection = ({ gateway }: { gateway: Gateway }): Protection =>
  gateway.isKeyed ? 'operation_key' : 'nothing';

export function callGateway<M extends Method>(
  plugins: PluginManager,
  gateway: Gateway,
  of: { method: M; input: ContractArgument<'paymentGateway', M> },
): Promise<{ result: ContractOutcome<'paymentGateway', M>; exchanges: Exchange[] }> {
  const { settings, secrets } = gateway.access;
  const { tenantId, pluginId } = gateway;
  return plugins.call({ contract: 'paymentGateway', tenantId, pluginId, settings, secrets, ...of });
}

/** What a finished effect about a payment carries to `settle`: the payment, or that money is awaited. */
const carried = z.object({
  payment: z.optional(payment),
  awaited: z.optional(
    z.object({
      ref: z.string().check(z.maxLength(255)),
      instructions: z.nullable(z.array(instruction).check(z.maxLength(12))),
    }),
  ),
});
export type Carried = z.infer<typeof carried>;

export function carriedBy(result: EffectResult): Carried {
  return result.status === 'done' ? z.parse(carried, result.value) : {};
}

/**
 * A gateway's outcome about a payment as the effect's result. `pending` means that the gateway has taken the order and
 * money will come: the effect is done, the payment waits. Money that is not what we asked for is a `conflict`, which
 * nothing books and staff must look at.
 */
export function paymentResult(outcome: Outcome<Payment>, asked: AskedPayment): EffectResult {
  if (outcome.status === 'pending')
    return done({ awaited: { ref: outcome.remoteRef, instructions: outcome.instructions ?? null } });
  if (outcome.status !== 'done') return outcome;
  const { value } = outcome;
  const isMoney = value.state === 'succeeded' || value.state === 'processing';
  const mismatch = isMoney ? mismatchOf(asked, value) : null;
  if (mismatch === null) return done({ payment: value });
  return failure('conflict', mismatch, 'The gateway reports a payment that differs from ours; nothing was booked.');
}

type ProbeAnswer = { result: ContractOutcome<'paymentGateway', 'probe'>; exchanges: Exchange[] };
type ProbeValue = Extract<ProbeAnswer['result'], { status: 'done' }>['value'];
export type Found = Extract<ProbeValue, { found: true }>;

/** A probe's answer as the reconciler wants it; a probe that could not look leaves the question open. */
export function probed({ result, exchanges }: ProbeAnswer, read: (found: Found) => EffectResult): Probed {
  if (result.status === 'done')
    return { result: result.value.found ? read(result.value) : { status: 'absent' }, exchanges };
  const code = 'code' in result ? result.code : result.status;
  const safeMessage = 'safeMessage' in result ? result.safeMessage : 'The gateway could not be asked.';
  return { result: uncertain(code, safeMessage), exchanges };
}

/** What a probe found of an order. */
export function foundOrder(found: Found, asked: AskedPayment): EffectResult {
  if (found.of === 'createPayment' || found.of === 'chargeSaved') return paymentResult(found.outcome, asked);
  return OTHER_THING;
}

/** The plugin answered about something else than it was asked: its word is worth nothing. */
export const OTHER_THING = uncertain('other_operation', 'The gateway answered about another operation.');

const FOR_STAFF = new Set(['auth', 'permission', 'permanent', 'conflict']);

/** Failures that staff must look into; others end the story of this effect. */
export function failedAs(result: EffectResult): 'failed' | 'parked' {
  return result.status === 'failed' && FOR_STAFF.has(result.class) ? 'parked' : 'failed';
}

/** A page of ours to come back to. It learns whether its payer gave up, so that it offers another way at once. */
export function backUrl(page: string, how: 'returned' | 'cancelled'): string {
  const url = new URL(page);
  url.searchParams.set('payment', how);
  return url.href;
}
