import type { FastifyRequest } from 'fastify';
import { hostName } from '#lib/tenancy/hosts.ts';
import { askedHost } from './asked-host.ts';

/** Browsers drop our cookies on plain http, except on this machine: say so, or nobody can log in and none knows why. */
export function isSecureConnection(request: FastifyRequest): boolean {
  const host = hostName(askedHost(request)) ?? '';
  return request.protocol === 'https' || /^(localhost|.+\.localhost|127\.0\.0\.1|\[::1\])$/.test(host);
}
