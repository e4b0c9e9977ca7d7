import { join } from 'node:path';
import type {
  ContractArgument,
  ContractMethod,
  ContractName,
  ContractOutcome,
  Exchange,
  Manifest,
} from '@panel1/plugin-sdk';
import {
  createPluginManager,
  type PluginManager,
  type PluginManagerOptions,
  type SettingsValues,
} from '#lib/plugins/PluginManager.ts';

export const SHIPPED_PLUGINS = join(import.meta.dirname, '../../../../plugins');
export const HOSTILE_PLUGINS = join(import.meta.dirname, '../fixtures/plugins');

/** A log that keeps its lines, so that tests can look for secrets in it. */
export function keepingLog() {
  const lines: Array<{ fields: object; message: string }> = [];
  const keep = (fields: object, message: string): void => void lines.push({ fields, message });
  return { lines, debug: keep, info: keep, warn: keep, error: keep };
}

/** A manager as in a test instance: loopback simulators allowed. */
export function testManager(options: Partial<PluginManagerOptions> = {}): PluginManager {
  return createPluginManager({
    pluginsDir: SHIPPED_PLUGINS,
    allowLoopbackHttp: true,
    log: keepingLog(),
    ...options,
  });
}

export function manifestOf(manager: PluginManager, id: string): Manifest {
  const found = manager.list().find((manifest) => manifest.id === id);
  if (!found) throw new Error(`no plugin ${id}`);
  return found;
}

export interface Target<N extends ContractName> {
  readonly manager: PluginManager;
  readonly pluginId: string;
  readonly contract: N;
  readonly tenantId?: string;
  readonly settings: () => SettingsValues;
  readonly secrets: () => SettingsValues;
}

/** `call(method, input)` for one plugin and one set of settings, through a real process. */
export function callerOf<N extends ContractName>(target: Target<N>) {
  return <M extends ContractMethod<N>>(
    method: M,
    input: ContractArgument<N, M>,
  ): Promise<{ result: ContractOutcome<N, M>; exchanges: Exchange[] }> =>
    target.manager.call<N, M>({
      pluginId: target.pluginId,
      contract: target.contract,
      tenantId: target.tenantId ?? 'tenant-a',
      settings: target.settings(),
      secrets: target.secrets(),
      method,
      input,
    });
}
