import type { FastifyPluginAsync } from 'fastify';
import type { AccessTokens } from '#lib/auth/access-tokens.ts';

const CACHE_SECONDS = 3600;

/** The public keys of access tokens, at their well-known address (RFC 7517). */
export function jwksRoute(accessTokens: AccessTokens): FastifyPluginAsync {
  return async (server) => {
    server.get('/.well-known/jwks.json', async (_request, reply) =>
      reply
        .type('application/jwk-set+json')
        .header('cache-control', `public, max-age=${CACHE_SECONDS}`)
        .send(await accessTokens.jwks()),
    );
  };
}
