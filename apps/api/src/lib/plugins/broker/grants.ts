import type { Manifest, NetworkGrant } from '@panel1/plugin-sdk';
import { isAddressAllowed } from '#lib/auth/ip-list.ts';
import { isLoopbackHost, kindOfAddress } from './addresses.ts';

/** Values of the settings of one call, by scope: `{ server: { url: "https://…" } }`. */
export type ScopedValues = Readonly<Partial<Record<string, Readonly<Record<string, unknown>>>>>;

/** One place a call may connect to. */
export interface Route {
  readonly protocol: 'https:' | 'http:';
  /** Lower case, without a trailing dot; `*.x.y` matches what lies below x.y. */
  readonly host: string;
  readonly port: number;
  /** Private networks that it may reach; none for most routes. */
  readonly privateNetworks: readonly string[];
  readonly allowLoopback: boolean;
  /** SHA-256 of the only certificate to accept, upper-case hex with colons. */
  readonly fingerprint: string | undefined;
}

/** What the operator of the instance allows, whatever a tenant's settings say. */
export interface OperatorRules {
  /** Demo and test instances only: simulators on this machine, without TLS. */
  readonly allowLoopbackHttp: boolean;
  /** Private networks (`10.1.0.0/16`) that servers whose setting says so may be on. */
  readonly privateNetworks: readonly string[];
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
    privateNetworks: [],
    allowLoopback: true,
    fingerprint: undefined,
  };
}

function fixedRoute(grant: Extract<NetworkGrant, { host: string }>, settings: ScopedValues, of: OperatorRules): Route {
  const setting = grant.baseUrlSetting;
  const override = setting === undefined ? undefined : valueAt(settings, setting);
  if (setting !== undefined && override !== undefined) {
    const url = parsedUrl(override, setting);
    if (!isLoopbackHost(url.hostname)) throw new GrantError(`${setting} may only name a simulator on this machine`);
    return loopbackRoute(url, setting, of.allowLoopbackHttp);
  }
  return {
    protocol: 'https:',
    host: grant.host,
    port: grant.port,
    privateNetworks: [],
    allowLoopback: false,
    fingerprint: undefined,
  };
}

function settingRoute(
  grant: Extract<NetworkGrant, { setting: string }>,
  settings: ScopedValues,
  of: OperatorRules,
): Route | undefined {
  const value = valueAt(settings, grant.setting);
  if (value === undefined) return undefined;
  const url = parsedUrl(value, grant.setting);
  if (isLoopbackHost(url.hostname)) return loopbackRoute(url, grant.setting, of.allowLoopbackHttp);
  if (url.protocol !== 'https:') throw new GrantError(`${grant.setting} must start with https://`);
  const isPrivate = grant.privateSetting !== undefined && valueAt(settings, grant.privateSetting) === true;
  const pin = grant.fingerprintSetting === undefined ? undefined : valueAt(settings, grant.fingerprintSetting);
  return {
    protocol: 'https:',
    host: normalHost(url.hostname),
    port: portOf(url),
    privateNetworks: isPrivate ? of.privateNetworks : [],
    allowLoopback: false,
    fingerprint: typeof pin === 'string' && pin !== '' ? pin.toUpperCase() : undefined,
  };
}

/** The places that a manifest and the settings of one call open. Throws a GrantError for a setting out of bounds. */
export function routesOf(manifest: Manifest, settings: ScopedValues, of: OperatorRules): Route[] {
  return manifest.network.flatMap((grant) => {
    const route = 'host' in grant ? fixedRoute(grant, settings, of) : settingRoute(grant, settings, of);
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

/** True when a route may lead to that address. */
export function mayReach(route: Pick<Route, 'allowLoopback' | 'privateNetworks'>, address: string): boolean {
  const kind = kindOfAddress(address);
  // A simulator's route reaches this machine and nothing else.
  if (route.allowLoopback) return kind === 'loopback';
  if (kind === 'private') return route.privateNetworks.length > 0 && isAddressAllowed(route.privateNetworks, address);
  return kind === 'public';
}
