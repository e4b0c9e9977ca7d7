import { ERROR_CODES, ERROR_KINDS, type ErrorCode } from '@panel1/shared-types';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { askedHost } from './asked-host.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Of the host name that was asked for; set before any route runs. */
    tenantId: string;
  }
}

export interface GuardOptions {
  /** The tenant of a Host header, or null. */
  resolveHost(host: string): Promise<string | null>;
}

/** The answer for every error outside tRPC: a code of the closed list. */
export function refuse(reply: FastifyReply, code: ErrorCode): FastifyReply {
  const status = ERROR_KINDS[ERROR_CODES[code]];
  return reply.code(status).type('application/json').send({ error: { code } });
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Before any route: the host names a tenant, and what changes something comes from our own page. A browser cannot send
 * the header across sites without asking first, and we never answer that question.
 */
export function guardRequests(server: FastifyInstance, { resolveHost }: GuardOptions): void {
  server.decorateRequest('tenantId', '');
  server.addHook('onRequest', async (request, reply) => {
    const tenantId = await resolveHost(askedHost(request));
    if (tenantId === null) return refuse(reply, 'request.unknown_host');
    request.tenantId = tenantId;
    return undefined;
  });
}

/** For routes that use cookies or act for a browser: JSON, our own header, our own origin. */
export function guardBrowserRoutes(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    if (SAFE_METHODS.has(request.method)) return undefined;
    const type = request.headers['content-type'];
    if (type === undefined || !/^application\/json\b/i.test(type)) return refuse(reply, 'request.not_json');
    if (!isSameOrigin(request)) return refuse(reply, 'request.bad_origin');
    return undefined;
  });
}

function isSameOrigin(request: FastifyRequest): boolean {
  if (request.headers['x-p1'] !== '1') return false;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const origin = request.headers.origin;
  // No browser omits both on an unsafe request: a program, which has no cookies of a victim.
  if (origin === undefined) return true;
  try {
    return new URL(origin).host === askedHost(request);
  } catch {
    return false;
  }
}
