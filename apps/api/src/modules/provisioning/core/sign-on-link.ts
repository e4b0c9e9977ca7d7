/** What a server's row says about where it is. */
export interface ServerPlace {
  hostname: string;
  settings: Readonly<Record<string, unknown>>;
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * True for a login link that staff may send a browser to: https on the server's host name, on the host of an address in
 * its settings, or on one that its setting `signOnHosts` names. A plugin that was tricked or broken cannot send a person
 * and a valid session elsewhere. A simulated panel is plain http on this machine, at exactly the address of its settings.
 */
export function isOwnSignOnLink(link: string, server: ServerPlace): boolean {
  const url = urlOf(link);
  if (url === null) return false;
  if (url.username !== '' || url.password !== '') return false;
  const addresses = Object.values(server.settings).flatMap((value) => urlOf(value) ?? []);
  if (url.protocol === 'http:')
    return LOOPBACK.has(url.hostname) && addresses.some((address) => address.origin === url.origin);
  if (url.protocol !== 'https:') return false;
  const hosts = [server.hostname, ...addresses.map((address) => address.hostname), ...namedHosts(server.settings)];
  return hosts.includes(url.hostname);
}

function namedHosts({ signOnHosts }: ServerPlace['settings']): string[] {
  return typeof signOnHosts === 'string' ? signOnHosts.toLowerCase().split(/[\s,]+/) : [];
}

function urlOf(value: unknown): URL | null {
  return typeof value === 'string' ? URL.parse(value) : null;
}
