import type { PluginDriver } from '../drivers/driver.ts';
import type { PluginLog } from '../plugin-log.ts';
import type { InstalledPlugin } from '../registry/discover.ts';
import { type BackOff, createBackOff } from './back-off.ts';
import type { Call, CallEnd } from './call.ts';
import type { Limits } from './limits.ts';
import { PluginProcess } from './plugin-process.ts';

export interface SupervisorOptions {
  readonly driver: PluginDriver;
  readonly limits: Limits;
  readonly log: PluginLog;
}

/** One process per plugin, version and tenant; plugins shipped with the product may share one among tenants. */
function keyOf(plugin: InstalledPlugin, tenantId: string): string {
  const { id, version, instance } = plugin.manifest;
  return instance === 'shared' ? `${id}@${version}` : `${id}@${version}:${tenantId}`;
}

/** Starts plugin processes when they are needed, replaces dead ones after a pause, and bounds how many live. */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #processes = new Map<string, PluginProcess>();
  readonly #backOffs = new Map<string, BackOff>();
  #stopped = false;

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  /** Runs a call in the plugin's process. Never rejects. */
  async call(plugin: InstalledPlugin, call: Call): Promise<CallEnd> {
    if (this.#stopped) return { kind: 'not_sent', code: 'stopped' };
    const key = keyOf(plugin, call.tenantId);
    const process = this.#processes.get(key);
    if (process?.usable) return process.call(call);
    const refusal = this.#backOff(key).refusal(performance.now());
    if (refusal) return { kind: 'not_sent', code: refusal.reason, waitMs: refusal.waitMs };
    if (!this.#makeRoom()) return { kind: 'not_sent', code: 'busy' };
    return this.#launch(key, plugin).call(call);
  }

  /** Ends every process and refuses new calls. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all([...this.#processes.values()].map((process) => process.stop()));
  }

  #backOff(key: string): BackOff {
    const known = this.#backOffs.get(key) ?? createBackOff();
    this.#backOffs.set(key, known);
    return known;
  }

  #makeRoom(): boolean {
    if (this.#processes.size < this.#options.limits.processes) return true;
    const idle = [...this.#processes.entries()]
      .filter(([, process]) => process.idle)
      .sort(([, a], [, b]) => a.lastUsed - b.lastUsed)[0];
    if (!idle) return false;
    this.#processes.delete(idle[0]);
    void idle[1].stop();
    return true;
  }

  #launch(key: string, plugin: InstalledPlugin): PluginProcess {
    const backOff = this.#backOff(key);
    const process: PluginProcess = new PluginProcess({
      ...this.#options,
      plugin,
      onAnswer: () => backOff.worked(),
      onGone: (expected) => {
        if (!expected) backOff.died(performance.now());
        if (this.#processes.get(key) === process) this.#processes.delete(key);
      },
    });
    this.#processes.set(key, process);
    return process;
  }
}
