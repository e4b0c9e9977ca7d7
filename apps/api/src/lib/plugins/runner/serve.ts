import { pathToFileURL } from 'node:url';
import { CONTRACT_NAMES, CONTRACTS, type MethodSpec, type Plugin, settingsSchema } from '@panel1/plugin-sdk';
import type * as z from 'zod/mini';
import { FRAME, type Frame, FrameError } from '../wire/frames.ts';
import { type errorMessage, initMessage, invokeMessage } from '../wire/messages.ts';
import type { Connection } from './connection.ts';
import { createFetcher, type Fetcher } from './fetcher.ts';

type CallErrorCode = z.infer<typeof errorMessage>['code'];

class CallError extends Error {
  readonly code: CallErrorCode;
  constructor(code: CallErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

interface State {
  readonly connection: Connection;
  readonly fetcher: Fetcher;
  readonly running: Map<number, AbortController>;
  plugin: Plugin | undefined;
}

/** Which field is wrong and why, without its value: it may be a secret. */
function issuesOf(error: z.core.$ZodError): string {
  return error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join('.') || 'value'}: ${issue.code}`)
    .join('; ');
}

function parseWith<S extends z.ZodMiniType>(schema: S, value: unknown, code: CallErrorCode): z.output<S> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new CallError(code, issuesOf(parsed.error));
  return parsed.data;
}

function methodsOf(plugin: Plugin, contract: keyof typeof CONTRACTS): Record<string, unknown> {
  const methods = plugin[contract]?.methods;
  return methods ? Object.fromEntries(Object.entries(methods)) : {};
}

async function load(state: State, payload: unknown): Promise<void> {
  const { entry, id, version } = initMessage.parse(payload);
  const module: { default?: Plugin } = await import(pathToFileURL(entry).href);
  const plugin = module.default;
  if (!plugin || plugin.id !== id || plugin.version !== version) {
    throw new Error(`the entry file does not export the plugin ${id} ${version}`);
  }
  state.plugin = plugin;
  const methods: Record<string, string[]> = {};
  for (const contract of CONTRACT_NAMES) {
    const names = Object.keys(methodsOf(plugin, contract));
    if (names.length > 0) methods[contract] = names;
  }
  state.connection.send(FRAME.ready, 0, { id, version, methods });
}

async function run(state: State, call: number, payload: unknown): Promise<unknown> {
  const message = invokeMessage.parse(payload);
  const specs: Readonly<Record<string, MethodSpec>> = CONTRACTS[message.contract];
  const spec = specs[message.method];
  const plugin = state.plugin;
  const implementation = plugin && methodsOf(plugin, message.contract)[message.method];
  if (!spec || !plugin || typeof implementation !== 'function') {
    throw new CallError('not_implemented', `${message.contract}.${message.method}`);
  }
  const settings = parseWith(settingsSchema(plugin.settings), message.settings, 'settings_invalid');
  const input = parseWith(spec.input, message.input, 'input_invalid');
  const abort = new AbortController();
  state.running.set(call, abort);
  const endsAt = performance.now() + message.deadlineMs;
  const timeLeftMs = (): number => Math.max(0, endsAt - performance.now());
  const outcome: unknown = await implementation(
    {
      tenantId: message.tenantId,
      callId: message.callId,
      settings,
      signal: abort.signal,
      timeLeftMs,
      fetch: state.fetcher.forCall(call, timeLeftMs),
      log: (level: 'debug' | 'info' | 'warn' | 'error', text: string) =>
        state.connection.log(level, String(text), call),
    },
    input,
  );
  return parseWith(spec.outcome, outcome, 'output_invalid');
}

async function invoke(state: State, call: number, payload: unknown): Promise<void> {
  const { connection } = state;
  try {
    const outcome = await run(state, call, payload);
    connection.send(FRAME.result, call, { outcome });
  } catch (error) {
    if (error instanceof CallError) {
      connection.send(FRAME.error, call, { code: error.code, message: error.message.slice(0, 2000) });
    } else if (error instanceof FrameError) {
      connection.send(FRAME.error, call, { code: 'output_invalid', message: error.message });
    } else {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      connection.send(FRAME.error, call, { code: 'threw', message: text.slice(0, 2000) });
    }
  } finally {
    state.running.delete(call);
  }
}

function receive(state: State, frame: Frame): void {
  switch (frame.type) {
    case FRAME.init:
      load(state, frame.payload).catch((error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`, () => process.exit(1));
      });
      return;
    case FRAME.invoke:
      void invoke(state, frame.id, frame.payload);
      return;
    case FRAME.cancel:
      state.running.get(frame.id)?.abort();
      return;
    case FRAME.ping:
      state.connection.send(FRAME.pong, frame.id, {});
      return;
    case FRAME.fetchAnswer:
      state.fetcher.onAnswer(frame.id, frame.payload);
      return;
    default:
      process.exit(2);
  }
}

/** Answers the host until the pipe closes. */
export function serve(connection: Connection): void {
  const state: State = { connection, fetcher: createFetcher(connection), running: new Map(), plugin: undefined };
  connection.onFrame((frame) => receive(state, frame));
}
