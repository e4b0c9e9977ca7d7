import { CONTRACTS, failure, rateLimit } from '@panel1/plugin-sdk';
import type { QueryContext } from '#lib/command/command.ts';
import {
  defineEffect,
  type Effect,
  type EffectHandler,
  type EffectResult,
  type Performed,
  type Probed,
  type Protection,
} from '#lib/effects/handler.ts';
import type { PluginManager } from '#lib/plugins/PluginManager.ts';
import { nextStep, STEPS, type Step } from '../core/next-step.ts';
import { type PanelAccess, panelAccess } from '../store/panel-access.ts';
import { getServer } from '../store/servers.ts';
import { getService } from '../store/services.ts';
import { METHODS, type Operation, operationOf } from './operation.ts';
import { settle } from './settle.ts';

/** What a call needs, or the answer that it has without one. */
type Prepared = { access: PanelAccess; operation: Operation; isNamed: boolean } | { refusal: EffectResult };

/** Performs every change at a control panel: one kind of effect per step. */
export function provisioningEffects(needs: { plugins: PluginManager }): EffectHandler[] {
  return STEPS.map((step) =>
    defineEffect<Prepared>({
      kind: `provisioning.${step}`,
      deadlineMs: CONTRACTS.provisioningAdapter[METHODS[step]].deadlineMs,
      protection: (prepared) => protectionOf(prepared, step),
      prepare: (ctx, effect) => prepare(ctx, effect, step),
      perform: (prepared) => perform(needs.plugins, prepared),
      probe: (prepared, effect) => probe(needs.plugins, prepared, effect),
      settle: (ctx, effect, result) => settle(ctx, { effect, step, result }),
    }),
  );
}

/**
 * A second creation under the same name is refused by the panel, and a removed account stays removed. What can be
 * wanted back and forth has nothing: a call that comes late would undo a newer wish.
 */
function protectionOf(prepared: Prepared, step: Step): Protection {
  if (step === 'create') return 'isNamed' in prepared && prepared.isNamed ? 'natural_key' : 'nothing';
  return step === 'terminate' ? 'same_outcome' : 'nothing';
}

async function prepare(ctx: QueryContext, effect: Effect, step: Step): Promise<Prepared | null> {
  const service = await getService(ctx, effect.resourceId);
  const isFirst = effect.firstSentAt === null;
  if (isFirst && step !== 'create' && step !== 'change_password' && nextStep(service) === null) return null;
  if (service.serverId === null)
    return { refusal: failure('capacity', 'no_server', 'No server of the group has a free place.') };
  const operation = await operationOf(ctx, { effect, service, step });
  if ('status' in operation) return { refusal: operation };
  const server = await getServer(ctx, service.serverId);
  const adapter = ctx.kernel.manifests.find((manifest) => manifest.id === server.pluginId)?.provisioningAdapter;
  const isNamed = adapter?.accountNameFrom === 'service_id';
  return { access: await panelAccess(ctx, server, service.settings), operation, isNamed };
}

async function perform(plugins: PluginManager, prepared: Prepared): Promise<Performed> {
  if ('refusal' in prepared) return { result: prepared.refusal, exchanges: [] };
  const { access, operation } = prepared;
  const { result, exchanges } = await plugins.call({ ...access, method: operation.method, input: operation.input });
  // Our own plugin host is busy, not the panel: nobody needs another server for that.
  if (result.status === 'failed' && result.code === 'plugin_busy')
    return { result: rateLimit(BUSY_MS, result.safeMessage), exchanges };
  return { result, exchanges };
}

const BUSY_MS = 5_000;

async function probe(plugins: PluginManager, prepared: Prepared, effect: Effect): Promise<Probed> {
  if ('refusal' in prepared) return { result: UNREADABLE, exchanges: [] };
  const { access, operation } = prepared;
  const startedAt = (effect.firstSentAt ?? Temporal.Instant.fromEpochMilliseconds(0)).toString();
  const input = probeInput({ operationId: effect.id, startedAt }, operation);
  const { result, exchanges } = await plugins.call({ ...access, method: 'probe', input });
  if (result.status === 'done')
    return { result: result.value.found ? result.value.outcome : { status: 'absent' }, exchanges };
  // A probe that failed has told nothing about the operation itself.
  if (result.status === 'failed' || result.status === 'unknown')
    return { result: { status: 'unknown', code: result.code, safeMessage: result.safeMessage }, exchanges };
  return { result: UNREADABLE, exchanges };
}

const UNREADABLE = {
  status: 'unknown',
  code: 'probe_impossible',
  safeMessage: 'Whether the call took effect cannot be read now.',
} as const;

/** The same operation, asked about. Each branch names its method, so that TypeScript can pair it with its input. */
function probeInput(of: { operationId: string; startedAt: string }, operation: Operation) {
  switch (operation.method) {
    case 'create':
      return { ...of, of: operation.method, input: operation.input };
    case 'suspend':
      return { ...of, of: operation.method, input: operation.input };
    case 'unsuspend':
      return { ...of, of: operation.method, input: operation.input };
    case 'terminate':
      return { ...of, of: operation.method, input: operation.input };
    case 'changePackage':
      return { ...of, of: operation.method, input: operation.input };
    case 'changePassword':
      return { ...of, of: operation.method, input: operation.input };
  }
}
