import { request } from 'node:http';

/** True for plain http on this machine: the only place where a simulated event may go. */
export function isLoopbackUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  const local =
    hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '127.0.0.1' || hostname === '[::1]';
  return protocol === 'http:' && local;
}

export interface WebhookPost {
  url: string;
  body: string;
  headers: Record<string, string>;
  timeoutMs: number;
  signal: AbortSignal;
}

/** Posts to a loopback address; the status, or null when no answer came. */
export function postWebhook(post: WebhookPost): Promise<number | null> {
  const url = new URL(post.url);
  // Names under .localhost are not resolved by Node: connect to the address and keep the name in Host.
  const host = url.hostname === '[::1]' ? '::1' : '127.0.0.1';
  return new Promise((resolve) => {
    const outgoing = request(
      {
        host,
        port: url.port || 80,
        path: `${url.pathname}${url.search}`,
        method: 'POST',
        headers: { ...post.headers, host: url.host, 'content-length': Buffer.byteLength(post.body) },
        timeout: post.timeoutMs,
        signal: post.signal,
        agent: false,
      },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? null);
      },
    );
    outgoing.on('timeout', () => outgoing.destroy());
    outgoing.on('error', () => resolve(null));
    outgoing.on('close', () => resolve(null));
    outgoing.end(post.body);
  });
}
