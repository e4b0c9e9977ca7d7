import type { Manifest, NetworkGrant } from '@panel1/plugin-sdk';
import { isLoopbackHost } from './addresses.ts';

/** Values of the settings of one call, by scope: `{ server: { url: "https://…" } }`. */
export type ScopedValues = Readonly<Partial<Record<string, Readonly<Record<string, unknown>>>>>;

/** One place a call may connect to. */
export interface Route {
  readonly protocol: 'https:' | 'http:';
  /** Lower case, without a trailing dot; `*.x.y` matches what lies below x.y. */
  readonly host: string;
  readonly port: number;
  readonly allowPrivate: boolean;
  readonly allowLoopback: boolean;
  /** SHA-256 of the only certificate to accept, upper-case hex with colons. */
  readonly fingerprint: string | undefined;
}

/** A setting names a place that the plugin may not use. The message names the setting, never its value. */
export class GrantError extends Error {
  override readonly name = 'GrantError';
}

function valueAt(settings: ScopedValues, path: string): unknown {
  const [scope = '', name = ''] = path.split('.');
  return settings[scope]?.[name];
}

/** Host names are compared in one spelling only. */
export const normalHost = (host: string): string => host.toLowerCase().replace(/\.$/, '');

const defaultPort = (protocol: string): number => (protocol === 'https:' ? 443 : 80);

function parsedUrl(value: unknown, setting: string): URL {
  if (typeof value !== 'string' || !URL.canParse(value)) throw new GrantError(`${setting} is not an address`);
  const url = new URL(value);
  if (url.username !== '' || url.password !== '') throw new GrantError(`${setting} must not carry a user name`);
  return url;
}

function portOf(url: URL): number {
  return url.port === '' ? defaultPort(url.protocol) : Number(url.port);
}

function loopbackRoute(url: URL, setting: string, allowLoopbackHttp: boolean): Route {
  if (!allowLoopbackHttp) throw new GrantError(`${setting}: simulators are only for demo and test instances`);
  return {
    protocol: url.protocol === 'https:' ? 'https:' : 'http:',
    host: normalHost(url.hostname),
    port: portOf(url),
    allowPrivate: false,
    allowLoopback: true,
    fingerprint: undefined,
  };
}

function fixedRoute(
  grant: Extract<NetworkGrant, { host: string }>,
  settings: ScopedValues,
  allowLoopbackHttp: boolean,
): Route {
  const setting = grant.baseUrlSetting;
  const override = setting === undefined ? undefined : valueAt(settings, setting);
  if (setting !== undefined && override !== undefined) {
    const url = parsedUrl(override, setting);
    if (!isLoopbackHost(url.hostname)) throw new GrantError(`${setting} may only name a simulator on this machine`);
    return loopbackRoute(url, setting, allowLoopbackHttp);
  }
  return {
    protocol: 'https:',
    host: grant.host,
    port: grant.port,
    allowPrivate: false,
    allowLoopback: false,
    fingerprint: undefined,
  };
}

function settingRoute(
  grant: Extract<NetworkGrant, { setting: string }>,
  settings: ScopedValues,
  allowLoopbackHttp: boolean,
): Route | undefined {
  const value = valueAt(settings, grant.setting);
  if (value === undefined) return undefined;
  const url = parsedUrl(value, grant.setting);
  if (isLoopbackHost(url.hostname)) return loopbackRoute(url, grant.setting, allowLoopbackHttp);
  if (url.protocol !== 'https:') throw new GrantError(`${grant.setting} must start with https://`);
  const pin = grant.fingerprintSetting === undefined ? undefined : valueAt(settings, grant.fingerprintSetting);
  return {
    protocol: 'https:',
    host: normalHost(url.hostname),
    port: portOf(url),
    allowPrivate: grant.privateSetting !== undefined && valueAt(settings, grant.privateSetting) === true,
    allowLoopback: false,
    fingerprint: typeof pin === 'string' && pin !== '' ? pin.toUpperCase() : undefined,
  };
}

/** The places that a manifest and the settings of one call open. Throws a GrantError for a setting out of bounds. */
export function routesOf(manifest: Manifest, settings: ScopedValues, allowLoopbackHttp: boolean): Route[] {
  return manifest.network.flatMap((grant) => {
    const route =
      'host' in grant
        ? fixedRoute(grant, settings, allowLoopbackHttp)
        : settingRoute(grant, settings, allowLoopbackHttp);
    return route ? [route] : [];
  });
}

/** True when `host` is `pattern`, or lies below it for `*.x.y`. */
export function hostMatches(pattern: string, host: string): boolean {
  return pattern.startsWith('*.')
    ? host.endsWith(pattern.slice(1)) && host.length > pattern.length - 1
    : host === pattern;
}

/** The route that a URL falls under, if any. */
export function routeFor(routes: readonly Route[], url: URL): Route | undefined {
  if (url.username !== '' || url.password !== '') return undefined;
  const host = normalHost(url.hostname);
  return routes.find(
    (route) => route.protocol === url.protocol && route.port === portOf(url) && hostMatches(route.host, host),
  );
}
