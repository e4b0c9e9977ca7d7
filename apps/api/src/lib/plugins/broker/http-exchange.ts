import http from 'node:http';
import type net from 'node:net';
import { type FetchAnswer, FetchError } from '@panel1/plugin-sdk';
import type { FetchMessage } from '../wire/messages.ts';

/** Longest answer that a plugin is given. */
const MAX_BODY = 2 * 1024 * 1024;

/** Headers that decide about the connection: the host sets them. */
const OURS = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'upgrade',
  'te',
  'trailer',
  'expect',
]);

function headersOf(message: FetchMessage, url: URL): Record<string, string> {
  const given = Object.entries(message.headers).filter(([name]) => !OURS.has(name.toLowerCase()));
  return {
    'user-agent': 'Panel1',
    accept: '*/*',
    ...Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), value])),
    // No compression: a small answer cannot become a large one.
    'accept-encoding': 'identity',
    host: url.host,
    connection: 'close',
    ...(message.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(message.body)) }),
  };
}

function plainHeaders(headers: http.IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(
      ([name, value]): Array<[string, string]> =>
        value === undefined || name === 'set-cookie' ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

async function bodyOf(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_BODY) {
      response.destroy();
      throw new FetchError('too_large', `the answer is longer than ${MAX_BODY} bytes`, true);
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** One request over an open connection. Redirects are answers. Throws a FetchError with `sent: true` once bytes may have left. */
export async function exchangeOver(
  socket: net.Socket,
  { message, url }: { readonly message: FetchMessage; readonly url: URL },
  signal: AbortSignal,
): Promise<FetchAnswer> {
  const stop = (): void => void socket.destroy();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
      const request = http.request({
        method: message.method,
        path: `${url.pathname}${url.search}`,
        headers: headersOf(message, url),
        createConnection: () => socket,
        maxHeaderSize: 65_536,
      });
      request.once('response', resolve);
      request.once('error', reject);
      request.end(message.body);
    });
    const body = await bodyOf(response);
    return { status: response.statusCode ?? 0, headers: plainHeaders(response.headers), body };
  } catch (error) {
    if (error instanceof FetchError) throw error;
    const invalid = error instanceof TypeError;
    throw new FetchError(
      invalid ? 'invalid' : 'reset',
      invalid ? 'the request is not valid HTTP' : 'the connection broke before the answer was complete',
      !invalid,
    );
  } finally {
    signal.removeEventListener('abort', stop);
    socket.destroy();
  }
}
