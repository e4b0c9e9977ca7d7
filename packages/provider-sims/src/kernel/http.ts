import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** A whole request, body read. */
export interface SimRequest {
  method: string;
  path: string;
  /** Without the question mark. */
  query: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface SimResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** The peer refused and changed nothing, so the journal does not call it executed. */
  refused?: boolean;
}

const MAX_BODY = 1024 * 1024;

/** Reads the body up to 1 MiB; longer ones are an error. */
export async function readRequest(message: IncomingMessage): Promise<SimRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_BODY) throw new RangeError('The request body is larger than 1 MiB.');
    chunks.push(bytes);
  }
  const [path = '/', ...query] = (message.url ?? '/').split('?');
  return {
    method: message.method ?? 'GET',
    path,
    query: query.join('?'),
    headers: message.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): SimResponse {
  const body = JSON.stringify(value, null, 2);
  return { status, headers: { 'content-type': 'application/json', ...headers }, body };
}

/** A header as one string, or undefined. */
export function header(request: SimRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
