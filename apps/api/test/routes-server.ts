import type { FastifyPluginAsync, FastifyRequest, InjectOptions } from 'fastify';
import { buildServer } from '#http/server.ts';
import type { Actor } from '#lib/authz/actor.ts';
import type { Services } from '#lib/services.ts';
import { resolveHost } from '#lib/tenancy/hosts.ts';
import type { TestWorld } from './world.ts';

type Routes = (of: { services: Services; authenticate(request: FastifyRequest): Promise<Actor> }) => FastifyPluginAsync;

/** The HTTP side of some routes at the host of the first tenant, for whoever the test says. */
export async function openRoutes(world: TestWorld, routes: Routes) {
  let actor: Actor = { kind: 'anonymous' };
  const authenticate = async () => actor;
  const server = await buildServer({
    services: world.services,
    trustedProxies: [],
    webFolder: undefined,
    resolveHost: (host) => resolveHost(world.kernel, host),
    authenticate,
    routes: [{ isForBrowser: true, plugin: routes({ services: world.services, authenticate }) }],
  });
  return {
    ask(by: Actor, { headers, ...request }: InjectOptions) {
      actor = by;
      return server.inject({ ...request, headers: { host: 'main.localhost', ...headers } });
    },
    close: () => server.close(),
  };
}

export type RoutesServer = Awaited<ReturnType<typeof openRoutes>>;
