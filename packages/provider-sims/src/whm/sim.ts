import { timingSafeEqual } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Execution } from '../kernel/execution.ts';
import type { Faults } from '../kernel/faults.ts';
import { header, json, type SimRequest, type SimResponse } from '../kernel/http.ts';
import type { JournalEntry } from '../kernel/journal.ts';
import { createRuntime, type Runtime, type SimOptions } from '../kernel/runtime.ts';
import { listen, type Peer } from '../kernel/server.ts';
import { type WhmAnswer, type WhmContext, WhmRefusal } from './context.ts';
import { WHM_FUNCTIONS } from './functions.ts';
import { openSession } from './login-page.ts';
import { DEFAULT_PACKAGES, type WhmCaller, type WhmPackage, type WhmState } from './state.ts';

export interface WhmSimOptions extends SimOptions {
  /** The user the token belongs to. Default `root`. */
  user?: string;
  token: string;
  /** More users, who see and touch only their own accounts. */
  resellers?: Array<{ user: string; token: string }>;
  packages?: WhmPackage[];
  /** The licence's limit. Default 100. */
  maximumUsers?: number;
  /** How long a `createacct` of a username that begins with `slow` takes, in real ms. Default 3000. */
  slowMs?: number;
}

/** A running WHM simulator. */
export interface WhmSim {
  /** Base URL without a path; functions live under `/json-api/`. */
  url: string;
  port: number;
  journal(): JournalEntry[];
  faults: Faults;
  /** Moves simulated time forward. */
  advance(ms: number): Promise<void>;
  stop(): Promise<void>;
}

interface Verdict {
  result: 0 | 1;
  reason: string;
}

function envelope(command: string, { result, reason }: Verdict, answer: WhmAnswer = {}): SimResponse {
  const output = answer.raw === undefined ? {} : { output: { raw: answer.raw } };
  const metadata = { command, version: 1, result, reason, ...output };
  return json(200, answer.data === undefined ? { metadata } : { data: answer.data, metadata });
}

function unknownFunction(name: string): SimResponse {
  return envelope(name, { result: 0, reason: `Unknown app (“${name}”) requested for this version (1) of the API.` });
}

function accessDenied(status: number): SimResponse {
  const data = { reason: 'Access denied', result: '0' };
  return json(status, { cpanelresult: { apiversion: '2', error: 'Access denied', data, type: 'text' } });
}

function forbiddenPage(): SimResponse {
  const body =
    '<!DOCTYPE html><html><head><title>403 Forbidden</title></head><body><h1>Forbidden</h1><p>Access denied</p></body></html>';
  return { status: 403, headers: { 'content-type': 'text/html; charset="utf-8"' }, body };
}

function sameToken(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

function callerOf(request: SimRequest, options: WhmSimOptions): WhmCaller | undefined {
  const match = /^whm\s+([^:\s]+):(\S+)$/i.exec(header(request, 'authorization') ?? '');
  const [, user = '', token = ''] = match ?? [];
  const known = [{ user: options.user ?? 'root', token: options.token }, ...(options.resellers ?? [])];
  const found = known.find((k) => k.user === user && sameToken(k.token, token));
  return found && { user, isRoot: user === 'root' };
}

function functionName(request: SimRequest): string | undefined {
  return /^\/json-api\/([a-z_]+)$/.exec(request.path)?.[1];
}

/** Query and form body together, as WHM reads them; the last value wins. */
function reader(request: SimRequest): (name: string) => string {
  const values = new Map([...new URLSearchParams(request.query), ...new URLSearchParams(request.body)]);
  return (name) => values.get(name) ?? '';
}

interface Parts {
  options: WhmSimOptions;
  runtime: Runtime<WhmState>;
  baseUrl(): string;
}

interface FunctionCall {
  name: string;
  request: SimRequest;
  execution: Execution;
}

async function callFunction(parts: Parts, { name, request, execution }: FunctionCall): Promise<SimResponse> {
  const { options, runtime } = parts;
  const caller = callerOf(request, options);
  if (!caller) return header(request, 'authorization') === undefined ? forbiddenPage() : accessDenied(403);
  const param = reader(request);
  if (param('api.version') !== '1')
    return json(200, { status: 0, statusmsg: 'This simulator speaks only api.version=1.' });
  const call = WHM_FUNCTIONS[name];
  if (!call) return unknownFunction(name);
  if (name === 'createacct' && param('username').startsWith('slow')) await wait(options.slowMs ?? 3000);
  const context: WhmContext = {
    state: runtime.state,
    ids: runtime.ids,
    caller,
    packages: options.packages ?? DEFAULT_PACKAGES,
    maximumUsers: options.maximumUsers ?? 100,
    hostname: 'whm.simulated.test',
    baseUrl: parts.baseUrl(),
    now: Math.floor(runtime.clock.now() / 1000),
    param,
  };
  return execution.run(() => {
    try {
      const answer = call(context);
      return envelope(name, { result: 1, reason: answer.reason ?? 'OK' }, answer);
    } catch (error) {
      if (error instanceof WhmRefusal)
        return { ...envelope(name, { result: 0, reason: error.message }), refused: true };
      throw error;
    }
  });
}

function createPeer(parts: Parts): Peer {
  return {
    operationOf: (request) => functionName(request) ?? (request.path.endsWith('/login/') ? 'session.open' : 'unknown'),
    async handle(request, execution) {
      const name = functionName(request);
      if (name !== undefined) return callFunction(parts, { name, request, execution });
      if (!/^\/cpsess\w+\/login\/$/.test(request.path)) return forbiddenPage();
      const session = new URLSearchParams(request.query).get('session') ?? '';
      const now = Math.floor(parts.runtime.clock.now() / 1000);
      return execution.run(() => openSession(parts.runtime.state, session, now));
    },
    serverError: (status) => ({ status, headers: { 'content-type': 'text/plain' }, body: 'Internal Server Error\n' }),
    rateLimited: (seconds) => json(429, {}, { 'retry-after': String(seconds) }),
    resultZero: (operation, reason) => envelope(operation, { result: 0, reason }),
    authDenied: accessDenied,
  };
}

/** Starts a simulator that answers as WHM API 1 does, on 127.0.0.1. Rejects when the port is taken. */
export async function startWhmSim(options: WhmSimOptions): Promise<WhmSim> {
  const runtime = createRuntime<WhmState>('whm', options, () => ({ accounts: {}, sessions: {} }));
  let baseUrl = '';
  const advance = async (ms: number): Promise<void> => {
    runtime.clock.advance(ms);
    await runtime.persist();
  };
  const server = await listen({
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
    controlToken: options.controlToken,
    peer: createPeer({ options, runtime, baseUrl: () => baseUrl }),
    persist: runtime.persist,
    sim: {
      journal: runtime.journal,
      faults: runtime.faults,
      now: runtime.clock.now,
      advance,
      state: () => ({ accounts: runtime.state.accounts, sessions: Object.keys(runtime.state.sessions).length }),
    },
  });
  baseUrl = server.url;
  const { url, port } = server;
  const stop = async (): Promise<void> => {
    await server.close();
    await runtime.persist();
  };
  return { url, port, journal: runtime.journal.entries, faults: runtime.faults, advance, stop };
}
