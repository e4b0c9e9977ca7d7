import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerControl, type Controlled } from './control.ts';
import { createExecution, type Execution } from './execution.ts';
import type { ActiveFault } from './faults.ts';
import { header, json, readRequest, type SimRequest, type SimResponse } from './http.ts';
import { redactedParams } from './redact.ts';

/** What a provider's side has to say to be served. */
export interface Peer {
  /** The operation's name for faults and the journal. */
  operationOf(request: SimRequest): string;
  handle(request: SimRequest, execution: Execution): Promise<SimResponse>;
  /** Server error, rate limit and refusals in the provider's own shape. */
  serverError(status: number): SimResponse;
  rateLimited(retryAfterSeconds: number): SimResponse;
  resultZero(operation: string, reason: string): SimResponse;
  authDenied(status: number): SimResponse;
}

export interface ServerParts {
  port: number;
  host: string;
  controlToken: string | undefined;
  peer: Peer;
  sim: Controlled;
  persist(): Promise<void>;
}

const HTML =
  '<!doctype html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

function html(status: number): SimResponse {
  return { status, headers: { 'content-type': 'text/html' }, body: HTML };
}

/** Answers that a fault gives in place of the peer's; undefined lets the request through. */
function answerInstead(peer: Peer, operation: string, fault: ActiveFault | undefined): SimResponse | undefined {
  if (!fault || (fault.execute && fault.kind === 'html_body')) return undefined;
  switch (fault.kind) {
    case 'error_before':
      return peer.serverError(fault.status ?? 503);
    case 'rate_limit':
      return peer.rateLimited(fault.retryAfterSeconds ?? 1);
    case 'result_zero':
      return peer.resultZero(operation, fault.reason ?? 'The server could not do this now.');
    case 'auth_denied':
      return peer.authDenied(fault.status ?? 403);
    case 'html_body':
      return html(fault.status ?? 200);
    default:
      return undefined;
  }
}

/** Spoils an executed answer where the fault says so. */
function spoiled(fault: ActiveFault | undefined, response: SimResponse): SimResponse {
  if (fault?.kind === 'html_body') return html(fault.status ?? 200);
  if (fault?.kind === 'wrong_content_type')
    return { ...response, headers: { ...response.headers, 'content-type': 'text/plain' } };
  return response;
}

/** Sends the answer, or cuts the line as the fault asks. Returns the status that left, null for none. */
function send(target: ServerResponse, response: SimResponse, fault: ActiveFault | undefined): number | null {
  const body = Buffer.from(response.body);
  if (fault?.kind === 'execute_then_drop') {
    target.destroy();
    return null;
  }
  if (fault?.kind === 'hang') return null;
  target.writeHead(response.status, { ...response.headers, 'content-length': body.length });
  if (fault?.kind === 'reset_mid_body') {
    target.write(body.subarray(0, Math.floor(body.length / 2)), () => target.socket?.resetAndDestroy());
    return response.status;
  }
  target.end(body);
  return response.status;
}

function cutsBefore(fault: ActiveFault | undefined): boolean {
  return fault?.kind === 'drop_before_execute' || (fault?.kind === 'hang' && fault.execute !== true);
}

async function serveProduct(parts: ServerParts, request: SimRequest, target: ServerResponse): Promise<void> {
  const { peer, sim } = parts;
  const operation = peer.operationOf(request);
  const fault = sim.faults.take(operation);
  const execution = createExecution({ fault, persist: parts.persist, serverError: peer.serverError });
  const key = header(request, 'idempotency-key');
  const record = (status: number | null): void =>
    sim.journal.add({
      at: sim.now(),
      direction: 'in',
      operation,
      method: request.method,
      path: request.path,
      params: redactedParams(request.query, request.body),
      ...(key === undefined ? {} : { idempotencyKey: key }),
      executed: execution.executed,
      status,
      ...(fault ? { fault: fault.kind } : {}),
    });
  if (cutsBefore(fault)) {
    record(null);
    if (fault?.kind === 'drop_before_execute') target.destroy();
    return;
  }
  const response = answerInstead(peer, operation, fault) ?? spoiled(fault, await peer.handle(request, execution));
  const lost = fault?.kind === 'execute_then_drop' || fault?.kind === 'hang';
  // Recorded and saved before the answer leaves, so that the journal is the truth after any crash.
  record(lost ? null : response.status);
  if (execution.executed) await parts.persist();
  send(target, response, fault);
}

async function serve(parts: ServerParts, message: IncomingMessage, target: ServerResponse): Promise<void> {
  try {
    const request = await readRequest(message);
    if (request.path.startsWith('/__sim/')) {
      send(target, await answerControl(request, parts.sim, parts.controlToken), undefined);
      return;
    }
    await serveProduct(parts, request, target);
  } catch (error) {
    if (target.headersSent || target.destroyed) return;
    const tooLarge = error instanceof RangeError;
    send(target, tooLarge ? json(413, { error: error.message }) : parts.peer.serverError(500), undefined);
    if (!tooLarge) process.stderr.write(`simulator: ${error instanceof Error ? error.stack : String(error)}\n`);
  }
}

export interface RunningServer {
  url: string;
  port: number;
  close(): Promise<void>;
}

/** Refuses every bind address that other machines could reach. */
export function assertLoopback(host: string): void {
  if (host !== '127.0.0.1') throw new Error(`A simulator listens on 127.0.0.1 only, not on "${host}".`);
}

/** Starts listening; port 0 takes a free one. */
export async function listen(parts: ServerParts): Promise<RunningServer> {
  assertLoopback(parts.host);
  const server: Server = createServer((message, target) => void serve(parts, message, target));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port, parts.host, resolve);
  });
  const address = addressOf(server);
  return {
    url: `http://${parts.host}:${address.port}`,
    port: address.port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The simulator has no TCP port.');
  return address;
}
