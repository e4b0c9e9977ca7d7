import type { FastifyPluginAsync } from 'fastify';
import { ask } from '#lib/command/execute.ts';
import { FileError } from '#lib/files/index.ts';
import type { Services } from '#lib/services.ts';
import { siteLogo } from '#modules/tenants/index.ts';
import { limitCall } from '#trpc/limits.ts';
import { refuse } from './request-guards.ts';
import { callerOf } from './server.ts';

const TYPES = { png: 'image/png', jpg: 'image/jpeg' } as const;

/**
 * `GET /logo/<version>`: the logo of the host's tenant, for anybody. An old version answers the picture of today, so that
 * mails sent before a change still show one; only today's own address may be kept.
 */
export function logoRoute(services: Services): FastifyPluginAsync {
  return async (server) => {
    server.get<{ Params: { version: string } }>('/logo/:version', async (request, reply) => {
      const caller = callerOf(services, request, { kind: 'anonymous' });
      await limitCall({ services, caller }, siteLogo, null);
      const logo = await ask(caller, siteLogo, {});
      if (logo === null) return refuse(reply, 'request.not_found');
      const content = await services.files.read(logo.key).catch((error: unknown) => {
        if (error instanceof FileError && error.code === 'file_missing') return null;
        throw error;
      });
      if (content === null) return refuse(reply, 'request.not_found');
      const isCurrent = request.params.version === logo.version;
      return (
        reply
          .type(TYPES[logo.format])
          .header('cache-control', isCurrent ? 'public, max-age=31536000, immutable' : 'no-cache')
          .header('content-disposition', `inline; filename="logo.${logo.format}"`)
          // Opened by itself it may do nothing at all.
          .header('content-security-policy', "default-src 'none'; sandbox")
          // Mail programs in browsers show it from another site.
          .header('cross-origin-resource-policy', 'cross-origin')
          .send(Buffer.from(content))
      );
    });
  };
}
