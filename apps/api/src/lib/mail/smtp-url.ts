/** How to reach a mail server. `requireTLS` refuses to go on where the server offers no STARTTLS. */
export interface SmtpConnection {
  host: string;
  port: number;
  secure: boolean;
  requireTLS: boolean;
  auth?: { user: string; pass: string };
}

/**
 * Reads `smtps://user:password@host:465` or `smtp://host:587`. A password never leaves this machine in the clear: with
 * one, TLS is a must everywhere but on loopback. Throws a TypeError, without the URL in it, for anything else.
 */
export function readSmtpUrl(url: string): SmtpConnection {
  if (!URL.canParse(url)) throw new TypeError('the mail server must be a URL such as smtps://user:password@host:465');
  const { protocol, hostname, port, username, password } = new URL(url);
  if ((protocol !== 'smtp:' && protocol !== 'smtps:') || hostname === '') {
    throw new TypeError('the mail server must be a URL that begins with smtp:// or smtps:// and names a host');
  }
  const secure = protocol === 'smtps:';
  const host = hostname.replace(/^\[|\]$/g, '');
  const hasLogin = username !== '';
  return {
    host,
    port: port === '' ? (secure ? 465 : 587) : Number.parseInt(port, 10),
    secure,
    requireTLS: !secure && hasLogin && !isLoopback(host),
    ...(hasLogin ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
