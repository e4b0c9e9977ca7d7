import { isIP } from 'node:net';
import { resolve } from 'node:path';
import * as z from 'zod/mini';
import { isLocalHostname, isWeakSecret } from './weak-secrets.ts';

/** A setting whose text is turned into a value by `read`, which throws an Error that says what is expected. */
function setting<T>(read: (text: string) => T) {
  return z.pipe(
    z.string(),
    z.transform((text: string, context) => {
      try {
        return read(text);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        context.issues.push({ code: 'custom', input: text, message });
        return z.NEVER;
      }
    }),
  );
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number.parseInt(text, 10) : -1;
  if (port < 0 || port > 65535) throw new Error('must be a whole number from 1 to 65535, or 0 for any free port');
  return port;
}

function readHost(text: string): string {
  if (isIP(text) !== 0 || text === 'localhost') return text;
  throw new Error('must be an IP address of this machine, such as 127.0.0.1 (this machine only) or 0.0.0.0 (all)');
}

function readPublicUrl(text: string): string {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new Error('must be the address people type, such as https://panel.example.com');
  }
  if (url.username !== '' || url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new Error('must be scheme, host and port only, without a path, a query or credentials');
  }
  if (url.protocol === 'http:' && !isLocalHostname(url.hostname)) {
    throw new Error(
      'must begin with https://: login cookies are refused over plain http on any host but localhost. ' +
        'Put the panel behind TLS: docs/operations/behind-a-proxy.md',
    );
  }
  return url.origin;
}

function readNetwork(text: string): string {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  const longest = family === 6 ? 128 : 32;
  const bits = prefix === undefined ? longest : /^\d{1,3}$/.test(prefix) ? Number.parseInt(prefix, 10) : -1;
  if (family === 0 || rest.length > 0 || bits < 0 || bits > longest) {
    throw new Error(
      `must be IP addresses or networks between commas, such as 127.0.0.1, 10.0.0.0/8 ("${text}" is none)`,
    );
  }
  if (bits === 0) throw new Error('must not be the whole internet (/0): name the addresses or networks that you mean');
  return text;
}

function readNetworks(text: string): readonly string[] {
  const parts = text.split(',').map((part) => part.trim());
  return Object.freeze(parts.filter((part) => part !== '').map(readNetwork));
}

/** A URL of one of `schemes`; a guessable password in it is accepted only for a server on this machine. */
function readServerUrl(schemes: readonly string[], example: string) {
  return (text: string): string => {
    const url = URL.parse(text);
    if (url === null || !schemes.includes(url.protocol.slice(0, -1))) throw new Error(`must look like ${example}`);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (
      url.password !== '' &&
      host !== '' &&
      !isLocalHostname(host) &&
      isWeakSecret(decodeURIComponent(url.password))
    ) {
      throw new Error('has a password that is an example or easily guessed: set another one at the server, then here');
    }
    return text;
  };
}

function readAdminEmail(text: string): string {
  const result = z.email().safeParse(text.trim());
  if (!result.success || result.data.length > 254) throw new Error('must be an e-mail address');
  return result.data;
}

function readAdminPassword(text: string): string {
  if (text.length < 12 || text.length > 256) throw new Error('must have 12 to 256 characters');
  if (isWeakSecret(text))
    throw new Error('is an example or easily guessed: choose another, or leave it out to get a random one');
  return text;
}

function readSwitch(text: string): boolean {
  if (text === '1' || text === 'true') return true;
  if (text === '0' || text === 'false') return false;
  throw new Error('must be 1 (on) or 0 (off)');
}

/** Every setting of Panel1: the text of the environment on the left, the value the program works with on the right. */
export const settingsSchema = z.object({
  PORT: z._default(setting(readPort), 3000),
  HOST: z._default(setting(readHost), '127.0.0.1'),
  METRICS_PORT: z.optional(setting(readPort)),
  PANEL1_PUBLIC_URL: z.optional(setting(readPublicUrl)),
  PANEL1_TRUSTED_PROXIES: z._default(setting(readNetworks), Object.freeze([])),
  PANEL1_PRIVATE_NETWORKS: z._default(setting(readNetworks), Object.freeze([])),
  PANEL1_DATA_DIR: z._default(
    setting((text) => text),
    '.panel1',
  ),
  DATABASE_URL: z.optional(
    setting(readServerUrl(['postgres', 'postgresql'], 'postgres://user:password@host:5432/database')),
  ),
  REDIS_URL: z.optional(setting(readServerUrl(['redis', 'rediss'], 'redis://user:password@host:6379/0'))),
  SMTP_URL: z.optional(setting(readServerUrl(['smtp', 'smtps'], 'smtps://user:password@mail.example.com:465'))),
  PANEL1_ADMIN_EMAIL: z._default(setting(readAdminEmail), 'admin@panel1.localhost'),
  PANEL1_ADMIN_PASSWORD: z.optional(setting(readAdminPassword)),
  PANEL1_DEMO: z._default(setting(readSwitch), true),
  PANEL1_MOVABLE_CLOCK: z._default(setting(readSwitch), false),
});

/** Settings that may hold a secret: their values never appear in a message, and `<NAME>_FILE` may point to a file. */
export const SECRET_SETTINGS = ['DATABASE_URL', 'REDIS_URL', 'SMTP_URL', 'PANEL1_ADMIN_PASSWORD'] as const;

/** The folder of the data as an absolute path; a relative one counts from `base`. */
export function absoluteDataDir(text: string, base: string): string {
  return resolve(base, text);
}
