import type { FastifyInstance } from 'fastify';
import { authRoutes, presented } from '#http/auth-routes.ts';
import { jwksRoute } from '#http/jwks-route.ts';
import { buildServer } from '#http/server.ts';
import { setupRoutes } from '#http/setup-routes.ts';
import { webhookRoutes } from '#http/webhook-routes.ts';
import { resolveHost } from '#lib/tenancy/hosts.ts';
import { hasTenant } from '#lib/tenancy/tenant-registry.ts';
import { type Access, authenticate } from '#modules/identity/index.ts';

export interface PanelServerOptions {
  access: Access;
  trustedProxies: readonly string[];
  webFolder: string | undefined;
  /** Folder of the keys, where the token of the first-run wizard is kept. */
  keysFolder: string;
}

/** The whole HTTP side with everything that the modules add to it. Not listening yet. */
export function buildPanelServer(options: PanelServerOptions): Promise<FastifyInstance> {
  const { access, trustedProxies, webFolder, keysFolder } = options;
  const { services, accessTokens } = access;
  return buildServer({
    services,
    trustedProxies,
    webFolder,
    resolveHost: (host) => resolveHost(services, host),
    authenticate: (request) => authenticate(access, { ...presented(request), isChange: request.method === 'POST' }),
    routes: [
      { isForBrowser: true, plugin: authRoutes(access) },
      { isForBrowser: false, plugin: jwksRoute(accessTokens) },
      { isForBrowser: false, plugin: webhookRoutes(services) },
    ],
    setup: {
      plugin: setupRoutes({ services, keysFolder }),
      isOpen: async () => !(await hasTenant(services)),
    },
  });
}
