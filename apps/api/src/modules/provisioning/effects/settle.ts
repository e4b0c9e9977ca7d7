import type { Account } from '@panel1/plugin-sdk';
import type { CommandContext } from '#lib/command/command.ts';
import type { Effect, EffectResult } from '#lib/effects/handler.ts';
import type { Step } from '../core/next-step.ts';
import { advance, planStep } from '../store/advance.ts';
import { dropPassword } from '../store/passwords.ts';
import { getServer, releasePlace, takePlace } from '../store/servers.ts';
import { changeService, emitService, lockService, type ServiceRow } from '../store/services.ts';

export interface Settled {
  effect: Pick<Effect, 'id' | 'payload' | 'resourceId'>;
  step: Step;
  result: EffectResult;
}

/** Records a panel's definite answer and plans what follows from it. */
export async function settle(ctx: CommandContext, of: Settled): Promise<'failed' | 'parked' | undefined> {
  const service = await lockService(ctx, of.effect.resourceId);
  if (of.result.status !== 'done') return settleFailure(ctx, of, service);
  const changed = await settleDone(ctx, service, { step: of.step, account: partOfAccount(of.result.value) });
  await advance(ctx, changed, { settling: of.effect.id });
  return undefined;
}

/** The parts of an account that a contract's answer may have. Checked against the contract's schema by the host. */
function partOfAccount(value: Record<string, unknown>): Partial<Account> {
  return value as Partial<Account>;
}

/** The service after a step that is done, by the panel or by a person's word. */
export async function settleDone(
  ctx: CommandContext,
  service: ServiceRow,
  of: { step: Step; account: Partial<Account> },
): Promise<ServiceRow> {
  switch (of.step) {
    case 'create':
      return created(ctx, service, of.account);
    case 'suspend':
      return moved(ctx, service, { status: 'suspended' });
    case 'unsuspend':
      return moved(ctx, service, { status: 'active', suspendReason: null });
    case 'terminate':
      return terminated(ctx, service);
    case 'change_package':
      return changeService(ctx, service, {
        packageName: service.targetPackage ?? service.packageName,
        targetPackage: null,
      });
    case 'change_password':
      emitService(ctx, 'service.password_changed', service);
      return service;
  }
}

async function created(ctx: CommandContext, service: ServiceRow, account: Partial<Account>): Promise<ServiceRow> {
  const server = service.serverId === null ? null : await getServer(ctx, service.serverId);
  const access: Record<string, string> = {};
  if (server) access['server'] = server.hostname;
  if (account.ipAddress) access['ipAddress'] = account.ipAddress;
  if (account.nameservers) access['nameservers'] = account.nameservers.join('\n');
  const changed = await changeService(ctx, service, {
    status: 'active',
    username: account.accountRef ?? service.username,
    packageName: service.targetPackage ?? service.packageName,
    targetPackage: null,
    access,
    activatedAt: ctx.now,
  });
  emitService(ctx, 'service.activated', changed);
  return changed;
}

async function moved(
  ctx: CommandContext,
  service: ServiceRow,
  change: { status: 'active' | 'suspended'; suspendReason?: null },
): Promise<ServiceRow> {
  const changed = await changeService(ctx, service, change);
  emitService(ctx, change.status === 'active' ? 'service.unsuspended' : 'service.suspended', changed);
  return changed;
}

async function terminated(ctx: CommandContext, service: ServiceRow): Promise<ServiceRow> {
  if (service.serverId !== null) await releasePlace(ctx, service.serverId);
  await dropPassword(ctx, service.id);
  const changed = await changeService(ctx, service, { status: 'terminated', terminatedAt: ctx.now });
  emitService(ctx, 'service.terminated', changed);
  return changed;
}

/** A full server is answered by another one; everything else stops and waits for a person. */
async function settleFailure(ctx: CommandContext, of: Settled, service: ServiceRow): Promise<'failed' | 'parked'> {
  if (of.step !== 'create') return 'parked';
  const isFull = of.result.status === 'failed' && of.result.class === 'capacity';
  if (isFull && (await placeElsewhere(ctx, of, service))) return 'failed';
  const changed = await changeService(ctx, service, { status: 'failed' });
  emitService(ctx, 'service.failed', changed);
  return 'parked';
}

/** True when another server took the account in. */
async function placeElsewhere(ctx: CommandContext, of: Settled, service: ServiceRow): Promise<boolean> {
  const before = (of.effect.payload['tried'] ?? '').split(',').filter((id) => id !== '');
  const tried = service.serverId === null ? before : [...before, service.serverId];
  if (service.pluginId === null) return false;
  const wanted = { pluginId: service.pluginId, groupId: service.serverGroupId, besides: tried };
  const other = await takePlace(ctx, wanted);
  if (!other) return false;
  if (service.serverId !== null) await releasePlace(ctx, service.serverId);
  const placed = await changeService(ctx, service, { serverId: other.id });
  await planStep(ctx, placed, { step: 'create', tried });
  return true;
}
