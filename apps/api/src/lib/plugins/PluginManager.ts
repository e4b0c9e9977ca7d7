import { randomUUID } from 'node:crypto';
import {
  CONTRACTS,
  type ContractArgument,
  type ContractMethod,
  type ContractName,
  type ContractOutcome,
  type Exchange,
  failure,
  type Manifest,
  type MethodSpec,
  type Outcome,
  type SettingsScope,
} from '@panel1/plugin-sdk';
import { createCallBroker } from './broker/broker.ts';
import { GrantError, type Route, routesOf } from './broker/grants.ts';
import { createRedactor, textsOf } from './broker/redact.ts';
import { createProcessDriver } from './drivers/process.ts';
import { judge } from './outcome.ts';
import type { PluginLog } from './plugin-log.ts';
import { discoverPlugins, type InstalledPlugin } from './registry/discover.ts';
import { DEFAULT_LIMITS, type Limits } from './supervisor/limits.ts';
import { Supervisor } from './supervisor/supervisor.ts';

/** Values by scope: `{ tenant: { publishableKey: "…" }, server: { url: "…" } }`. */
export type SettingsValues = { readonly [S in SettingsScope]?: Readonly<Record<string, unknown>> };

export interface PluginManagerOptions {
  /** Folder of the plugins shipped with the product: `<pluginsDir>/<id>/manifest.json`. */
  readonly pluginsDir: string;
  /** Demo and test instances only: plugins may reach simulators on this machine, without TLS. */
  readonly allowLoopbackHttp: boolean;
  /** Private networks that plugins may reach for a server whose setting says so. Default: none. */
  readonly privateNetworks?: readonly string[];
  /** Simulators by plugin id, used where the settings name none. Only with allowLoopbackHttp. */
  readonly baseUrlOverrides?: Readonly<Record<string, string>>;
  readonly log: PluginLog;
  /**
   * As root: the user (and group) id that plugin processes run under. Where that user cannot read the program (a home
   * of mode 0700), they run as the host's user and the log says so.
   */
  readonly dropUid?: number;
  readonly limits?: Partial<Limits>;
}

/** One call of a plugin's method. */
export interface PluginCall<N extends ContractName, M extends ContractMethod<N>> {
  readonly pluginId: string;
  readonly tenantId: string;
  readonly contract: N;
  readonly method: M;
  readonly settings: SettingsValues;
  /** Values of the fields that the manifest marks `secret`, by scope; blanked in everything that is recorded. */
  readonly secrets: SettingsValues;
  readonly input: ContractArgument<N, M>;
  /** For mutating methods; must equal the input's own. */
  readonly operationId?: string;
  /** Shortens the method's own deadline. */
  readonly deadlineMs?: number;
}

export interface PluginAnswer<N extends ContractName, M extends ContractMethod<N>> {
  readonly result: ContractOutcome<N, M>;
  /** What went over the wire to the provider, redacted, oldest first. */
  readonly exchanges: Exchange[];
}

type AnyCall = Omit<PluginCall<ContractName, never>, 'input' | 'method'> & {
  readonly method: string;
  readonly input: unknown;
};
type MergedSettings = Record<string, Record<string, unknown>>;
interface AnyAnswer {
  readonly result: Outcome<unknown>;
  readonly exchanges: Exchange[];
}

/** Settings and secrets together, for the scopes that the plugin declares; one without values gets its defaults. */
function merged(manifest: Manifest, settings: SettingsValues, secrets: SettingsValues): MergedSettings {
  const result: MergedSettings = {};
  for (const scope of ['tenant', 'server', 'product'] as const) {
    if (manifest.settings[scope]) result[scope] = { ...settings[scope], ...secrets[scope] };
  }
  return result;
}

/** The secret values of an input: `input.password` reaches into a probe's original input. */
function secretInputs(spec: MethodSpec, input: unknown): string[] {
  return spec.secretInputs.flatMap((path) => {
    let value = input;
    for (const step of path.split('.')) {
      value = typeof value === 'object' && value !== null && step in value ? Reflect.get(value, step) : undefined;
    }
    return textsOf(value);
  });
}

const refused = (result: Outcome<never>): AnyAnswer => ({ result, exchanges: [] });

/** The answer's type follows from the contract's name and method, which `judge` has checked against its schema. */
function typedAnswer<N extends ContractName, M extends ContractMethod<N>>(answer: AnyAnswer): PluginAnswer<N, M> {
  return answer as unknown as PluginAnswer<N, M>;
}

/**
 * The only door to plugins. It knows manifests and processes, no database: settings and secrets come with each call.
 * `call` never rejects because of a plugin: whatever it does, the answer is an outcome of the contract.
 */
export class PluginManager {
  readonly #options: PluginManagerOptions;
  readonly #plugins: Map<string, InstalledPlugin>;
  readonly #supervisor: Supervisor;

  constructor(options: PluginManagerOptions) {
    this.#options = options;
    this.#plugins = discoverPlugins(options.pluginsDir, options.log);
    this.#supervisor = new Supervisor({
      driver: createProcessDriver({ dropUid: options.dropUid, log: options.log }),
      limits: { ...DEFAULT_LIMITS, ...options.limits },
      log: options.log,
    });
  }

  /** Manifests of all plugins that are fit to run, by id. */
  list(): Manifest[] {
    return [...this.#plugins.values()].map((plugin) => plugin.manifest).sort((a, b) => a.id.localeCompare(b.id));
  }

  /** Calls a plugin's method in its own process. Must not be used inside a database transaction. */
  async call<N extends ContractName, M extends ContractMethod<N>>(
    request: PluginCall<N, M>,
  ): Promise<PluginAnswer<N, M>> {
    return typedAnswer<N, M>(await this.#call(request));
  }

  /** Ends all plugin processes. */
  stop(): Promise<void> {
    return this.#supervisor.stop();
  }

  async #call(request: AnyCall): Promise<AnyAnswer> {
    const { contract, method } = request;
    const plugin = this.#plugins.get(request.pluginId);
    if (!plugin) return refused(failure('permanent', 'plugin_missing', `There is no plugin ${request.pluginId}.`));
    const specs: Readonly<Record<string, MethodSpec>> = CONTRACTS[contract];
    const spec = specs[method];
    const data = plugin.manifest[contract];
    if (!spec || !data || !(spec.required || data.features.includes(method))) {
      return refused(failure('permanent', 'not_implemented', `${plugin.manifest.name} does not offer this.`));
    }
    const input = spec.input.safeParse(this.#withOperationId(request));
    if (!input.success) {
      const where = input.error.issues[0]?.path.join('.') || 'input';
      return refused(failure('validation', 'input_invalid', `The value of ${where} is not valid.`));
    }
    const settings = this.#settings(plugin, request);
    try {
      const { allowLoopbackHttp, privateNetworks = [] } = this.#options;
      const routes = routesOf(plugin.manifest, settings, { allowLoopbackHttp, privateNetworks });
      return await this.#run(plugin, request, { spec, settings, routes, input: input.data });
    } catch (error) {
      if (!(error instanceof GrantError)) throw error;
      return refused(failure('validation', 'settings_out_of_bounds', `Check the plugin's settings: ${error.message}.`));
    }
  }

  async #run(
    plugin: InstalledPlugin,
    request: AnyCall,
    ready: { spec: MethodSpec; settings: unknown; routes: readonly Route[]; input: unknown },
  ): Promise<AnyAnswer> {
    const { manifest } = plugin;
    const { contract, method, tenantId } = request;
    const { spec, settings, routes, input } = ready;
    const redactor = createRedactor([...textsOf(request.secrets), ...secretInputs(spec, input)]);
    const broker = createCallBroker({ routes, redactor });
    const end = await this.#supervisor.call(plugin, {
      contract,
      method,
      tenantId,
      callId: randomUUID(),
      settings,
      input,
      deadlineMs: Math.min(request.deadlineMs ?? spec.deadlineMs, spec.deadlineMs),
      broker,
      redactor,
    });
    await broker.settled();
    if (end.kind === 'error') {
      const reason = redactor.text(end.message);
      this.#options.log.warn({ plugin: manifest.id, contract, method, code: end.code, reason }, 'plugin call failed');
    }
    const { allowLoopbackHttp } = this.#options;
    const result = judge(end, { manifest, contract, spec, broker, redactor, allowLoopbackHttp });
    return { result, exchanges: broker.exchanges };
  }

  #withOperationId(request: AnyCall): unknown {
    const { input, operationId } = request;
    if (operationId === undefined || typeof input !== 'object' || input === null) return input;
    if ('operationId' in input && input.operationId !== operationId) {
      throw new Error('operationId differs from the one in the input');
    }
    return { ...input, operationId };
  }

  #settings(plugin: InstalledPlugin, request: AnyCall): MergedSettings {
    const settings = merged(plugin.manifest, request.settings, request.secrets);
    const simulator = this.#options.baseUrlOverrides?.[plugin.manifest.id];
    if (simulator === undefined) return settings;
    for (const grant of plugin.manifest.network) {
      const path = 'host' in grant ? grant.baseUrlSetting : undefined;
      const [scope = '', name = ''] = path?.split('.') ?? [];
      if (name !== '') settings[scope] = { [name]: simulator, ...settings[scope] };
    }
    return settings;
  }
}

/** Opens the plugins of a folder; see {@link PluginManagerOptions}. Reads manifests only, starts nothing. */
export function createPluginManager(options: PluginManagerOptions): PluginManager {
  return new PluginManager(options);
}
