import type { FastifyRequest } from 'fastify';

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/;
const LOCAL_NAME = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * True for a connection from this machine that also names it: a page of the internet whose name was led to 127.0.0.1
 * sends its own name, and a proxy in front of this port adds a header.
 */
export function isFromThisMachine(request: FastifyRequest): boolean {
  const isForwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'].some(
    (name) => request.headers[name] !== undefined,
  );
  const name = (request.headers.host ?? '').toLowerCase().replace(/:\d{1,5}$/, '');
  return !isForwarded && LOOPBACK.test(request.socket.remoteAddress ?? '') && LOCAL_NAME.test(name);
}

/** True for what changes nothing, and for a form of this very origin. Another port of this machine is another origin. */
export function isFromThisPage(request: FastifyRequest): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  return request.headers.origin === `http://${request.headers.host ?? ''}`;
}
