import type { Exchange, FetchAnswer } from '@panel1/plugin-sdk';
import { createCallBroker } from '#lib/plugins/broker/broker.ts';
import { createRedactor } from '#lib/plugins/broker/redact.ts';

/** Where a public service of our own choice is reached. */
export interface ServiceAddress {
  /** Without a slash at the end. */
  readonly url: string;
  /** A simulator on this machine, of a demo or test instance: only then may it be loopback without TLS. */
  readonly isSimulated: boolean;
}

/** An answer, or why there was none; `exchanges` say what went over the wire. */
export type Fetched = { readonly exchanges: readonly Exchange[] } & (
  | { readonly answer: FetchAnswer; readonly fault: null }
  | { readonly answer: null; readonly fault: string }
);

/** Posts JSON to a path of the service; see {@link ask}. */
export const postJson = (
  service: ServiceAddress,
  { path, body, timeoutMs }: { path: string; body: unknown; timeoutMs: number },
): Promise<Fetched> =>
  ask(service, {
    ...{ method: 'POST', path, timeoutMs },
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });

/** Reads a file of the service, at most two megabytes; see {@link ask}. */
export const getText = (
  service: ServiceAddress,
  { path, accept, timeoutMs }: { path: string; accept: string; timeoutMs: number },
): Promise<Fetched> => ask(service, { method: 'GET', path, headers: { accept }, timeoutMs });

interface Request {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
  timeoutMs: number;
}

/**
 * One request to a path of the service, at most `timeoutMs`. The connection goes to the address's host alone, at a public
 * IP that was checked before, by the same broker that plugins use; redirects are not followed. Never rejects. Only for
 * actions and effects: never inside a transaction.
 */
async function ask(service: ServiceAddress, { path, ...request }: Request): Promise<Fetched> {
  const url = new URL(service.url);
  const isSecure = url.protocol === 'https:';
  if (!isSecure && !service.isSimulated) throw new RangeError('a service outside this machine is reached by TLS');
  const broker = createCallBroker({
    redactor: createRedactor([]),
    routes: [
      {
        protocol: isSecure ? 'https:' : 'http:',
        host: url.hostname,
        port: url.port === '' ? (isSecure ? 443 : 80) : Number(url.port),
        privateNetworks: [],
        allowLoopback: service.isSimulated,
        fingerprint: undefined,
      },
    ],
  });
  const answer = await broker.fetch({
    call: 0,
    ...request,
    url: `${service.url}${path}`,
    redact: [],
  });
  const { exchanges } = broker;
  if (!answer.ok) return { answer: null, fault: answer.code, exchanges };
  return { answer: { status: answer.status, headers: answer.headers, body: answer.body }, fault: null, exchanges };
}
