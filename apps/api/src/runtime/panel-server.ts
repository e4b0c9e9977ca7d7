import type { FastifyInstance } from 'fastify';
import { authRoutes, presented } from '#http/auth-routes.ts';
import { type DocumentRoutesOptions, documentRoutes } from '#http/document-routes.ts';
import { jwksRoute } from '#http/jwks-route.ts';
import { logoRoute } from '#http/logo-route.ts';
import { buildServer } from '#http/server.ts';
import { uploadRoutes } from '#http/upload-routes.ts';
import { usageRoute } from '#http/usage-route.ts';
import { webhookRoutes } from '#http/webhook-routes.ts';
import { resolveHost } from '#lib/tenancy/hosts.ts';
import { type Access, authenticate } from '#modules/identity/index.ts';

export interface PanelServerOptions {
  access: Access;
  trustedProxies: readonly string[];
  webFolder: string | undefined;
}

/** The whole HTTP side with everything that the modules add to it. Not listening yet. */
export function buildPanelServer(options: PanelServerOptions): Promise<FastifyInstance> {
  const { access, trustedProxies, webFolder } = options;
  const { services, accessTokens } = access;
  const authenticated: DocumentRoutesOptions['authenticate'] = (request) =>
    authenticate(access, { ...presented(request), isChange: request.method === 'POST' });
  return buildServer({
    services,
    trustedProxies,
    webFolder,
    resolveHost: (host) => resolveHost(services, host),
    authenticate: authenticated,
    routes: [
      { isForBrowser: true, plugin: authRoutes(access) },
      { isForBrowser: true, plugin: documentRoutes({ services, authenticate: authenticated }) },
      { isForBrowser: true, plugin: uploadRoutes({ services, authenticate: authenticated }) },
      { isForBrowser: false, plugin: jwksRoute(accessTokens) },
      { isForBrowser: false, plugin: logoRoute(services) },
      { isForBrowser: false, plugin: usageRoute({ services, authenticate: authenticated }) },
      { isForBrowser: false, plugin: webhookRoutes(services) },
    ],
  });
}
