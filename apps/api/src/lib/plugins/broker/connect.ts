import { lookup } from 'node:dns/promises';
import net, { isIP } from 'node:net';
import tls from 'node:tls';
import { FetchError } from '@panel1/plugin-sdk';
import { kindOfAddress } from './addresses.ts';
import { mayReach, normalHost, type Route } from './grants.ts';

const CONNECT_MS = 5_000;
const MAX_ADDRESSES = 3;

/** Resolves the name itself and keeps what the route may reach; the connection then goes to exactly these. */
async function checkedAddresses(route: Route, host: string): Promise<string[]> {
  const literal = host.replace(/^\[|\]$/g, '');
  let addresses: string[];
  try {
    addresses =
      isIP(literal) > 0 ? [literal] : (await lookup(host, { all: true, verbatim: true })).map((entry) => entry.address);
  } catch {
    throw new FetchError('dns', `the name ${host} could not be resolved`, false);
  }
  const checked = addresses.filter((address) => mayReach(route, address));
  if (checked.length === 0) {
    const isPrivate = addresses.some((address) => kindOfAddress(address) === 'private');
    const why = isPrivate ? ' (a private one: both the server and PANEL1_PRIVATE_NETWORKS must allow it)' : '';
    throw new FetchError('denied', `${host} is on a network that this plugin may not reach${why}`, false);
  }
  return checked.slice(0, MAX_ADDRESSES);
}

function connected(socket: net.Socket, event: 'connect' | 'secureConnect', signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      socket.destroy();
      reject(error);
    };
    const timer = setTimeout(() => fail(new FetchError('timeout', 'connecting took too long', false)), CONNECT_MS);
    const onAbort = (): void => fail(new FetchError('aborted', 'the call was given up', false));
    signal.addEventListener('abort', onAbort, { once: true });
    socket.once('error', fail);
    socket.once(event, () => {
      socket.off('error', fail);
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      resolve();
    });
    socket.once('close', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    });
  });
}

interface Target {
  readonly host: string;
  readonly route: Route;
}

/** TLS over an open connection, with the certificate checked for the host or against the pinned fingerprint. */
async function secured(socket: net.Socket, { host, route }: Target, signal: AbortSignal): Promise<tls.TLSSocket> {
  const pinned = route.fingerprint !== undefined;
  const secure = tls.connect({
    socket,
    ...(isIP(host) === 0 ? { servername: host } : { host }),
    ALPNProtocols: ['http/1.1'],
    minVersion: 'TLSv1.2',
    // With a pinned certificate the fingerprint below is the whole check, and it happens before a byte is sent.
    rejectUnauthorized: !pinned,
  });
  try {
    await connected(secure, 'secureConnect', signal);
  } catch (error) {
    if (error instanceof FetchError) throw error;
    throw new FetchError('tls', `no trusted connection to ${host}`, false);
  }
  if (pinned && secure.getPeerCertificate().fingerprint256 !== route.fingerprint) {
    secure.destroy();
    throw new FetchError('tls', `${host} shows another certificate than the pinned one`, false);
  }
  return secure;
}

/** An open connection to a checked address of the URL's host. Throws a FetchError with `sent: false`. */
export async function connectChecked(route: Route, url: URL, signal: AbortSignal): Promise<net.Socket> {
  const host = normalHost(url.hostname);
  for (const address of await checkedAddresses(route, host)) {
    const socket = net.connect({ host: address, port: route.port });
    try {
      await connected(socket, 'connect', signal);
    } catch (error) {
      if (error instanceof FetchError && error.code === 'aborted') throw error;
      continue;
    }
    return url.protocol === 'https:' ? secured(socket, { host, route }, signal) : socket;
  }
  throw new FetchError('connect', `${host} does not answer on port ${route.port}`, false);
}
