import type { FastifyRequest } from 'fastify';

/**
 * Host, with its port, that the visitor asked for: the Host header alone. `X-Forwarded-Host` counts for nothing, even from
 * a trusted proxy: one that passes it on unchanged would let visitors choose whose panel they see and which origin is ours.
 */
export function askedHost({ headers }: FastifyRequest): string {
  return (headers.host ?? '').toLowerCase();
}
