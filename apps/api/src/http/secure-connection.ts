import type { FastifyRequest } from 'fastify';

/** Browsers drop our cookies on plain http, except on this machine: say so, or nobody can log in and none knows why. */
export function isSecureConnection({ protocol, hostname }: FastifyRequest): boolean {
  return protocol === 'https' || /^(localhost|.+\.localhost|127\.0\.0\.1|\[?::1\]?)$/.test(hostname);
}
