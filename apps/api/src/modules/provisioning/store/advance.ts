import type { CommandContext } from '#lib/command/command.ts';
import { hasOpenEffect } from '#lib/effects/inspect.ts';
import { nextStep, STEPS, type Step } from '../core/next-step.ts';
import { generatePassword, keepPassword } from './passwords.ts';
import { takePlace } from './servers.ts';
import { changeService, emitService, type ServiceRow } from './services.ts';

export interface Advancing {
  /** The effect whose answer is being recorded: it does not count as open any more. */
  settling?: string;
  /** Servers that refused the account already. */
  tried?: readonly string[];
}

/**
 * Plans the call that brings a service nearer to its target, unless one is under way: then its answer comes here again.
 * Runs as the system or as staff, since a portal actor sees no servers.
 */
export async function advance(ctx: CommandContext, service: ServiceRow, of: Advancing = {}): Promise<void> {
  const step = nextStep(service);
  if (step === null) return;
  if (service.pluginId === null || (await isBusy(ctx, service, of.settling))) return;
  if (step === 'create') await planCreation(ctx, service, of.tried ?? []);
  else await planStep(ctx, service, { step });
}

// A new password does not wait for other calls, and they do not wait for it.
const STATE_KINDS = STEPS.filter((step) => step !== 'change_password').map((step) => `provisioning.${step}`);

/** True while a call that changes the service's state is not over. */
export function isBusy(ctx: CommandContext, service: ServiceRow, settling?: string): Promise<boolean> {
  return hasOpenEffect(ctx, { kind: 'service', id: service.id }, { kinds: STATE_KINDS, besides: settling });
}

/** Plans one call. Its number is part of the business key, so that the same wish can come again later. */
export async function planStep(
  ctx: CommandContext,
  service: ServiceRow,
  { step, tried = [] }: { step: Step; tried?: readonly string[] },
): Promise<ServiceRow> {
  const targetVersion = service.targetVersion + 1;
  await ctx.planEffect({
    kind: `provisioning.${step}`,
    businessKey: `${step}:${service.id}:${targetVersion}`,
    resource: { kind: 'service', id: service.id },
    clientId: service.clientId,
    payload: { serviceId: service.id, tried: tried.join(',') },
  });
  return changeService(ctx, service, { targetVersion });
}

/** An account waits for its domain name, then takes a place; without a free one the call says so and a person is told. */
async function planCreation(ctx: CommandContext, service: ServiceRow, tried: readonly string[]): Promise<void> {
  if (service.pluginId === null || service.domain === null) return;
  const wanted = { pluginId: service.pluginId, groupId: service.serverGroupId, besides: tried };
  const server = await takePlace(ctx, wanted);
  if (tried.length === 0) await keepPassword(ctx, service, generatePassword());
  const placed = await changeService(ctx, service, { status: 'provisioning', serverId: server?.id ?? null });
  await planStep(ctx, placed, { step: 'create', tried });
}

/** For a service that no panel runs, a person's word is the deed. */
export async function fulfilByHand(ctx: CommandContext, service: ServiceRow): Promise<void> {
  if (service.pluginId !== null) return;
  const { target } = service;
  if (target === 'terminated') {
    await changeService(ctx, service, { status: 'terminated', terminatedAt: ctx.now });
    emitService(ctx, 'service.terminated', service);
  } else if (target === 'suspended' && service.status === 'active') {
    await changeService(ctx, service, { status: 'suspended' });
    emitService(ctx, 'service.suspended', service);
  } else if (target === 'active' && service.status === 'suspended') {
    await changeService(ctx, service, { status: 'active', suspendReason: null });
    emitService(ctx, 'service.unsuspended', service);
  }
}
