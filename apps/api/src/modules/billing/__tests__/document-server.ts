import { documentRoutes } from '#http/document-routes.ts';
import { buildServer } from '#http/server.ts';
import type { Actor } from '#lib/authz/actor.ts';
import { resolveHost } from '#lib/tenancy/hosts.ts';
import type { TestWorld } from '../../../../test/world.ts';

/** The HTTP side of documents, for whoever the test says. */
export async function openDocumentServer(world: TestWorld) {
  let actor: Actor = { kind: 'anonymous' };
  const authenticate = async () => actor;
  const server = await buildServer({
    services: world.services,
    trustedProxies: [],
    webFolder: undefined,
    resolveHost: (host) => resolveHost(world.kernel, host),
    authenticate,
    routes: [{ isForBrowser: true, plugin: documentRoutes({ services: world.services, authenticate }) }],
  });
  return {
    /** What an actor gets at an address below `/documents`. */
    get(path: string, by: Actor) {
      actor = by;
      return server.inject({ url: `/documents/${path}`, headers: { host: 'main.localhost' } });
    },
    close: () => server.close(),
  };
}

export type DocumentServer = Awaited<ReturnType<typeof openDocumentServer>>;
