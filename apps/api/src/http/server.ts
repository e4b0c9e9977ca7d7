import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import Fastify, {
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { Caller } from '#lib/command/execute.ts';
import { newId } from '#lib/ids/new-id.ts';
import type { Services } from '#lib/services.ts';
import { toTrpcError } from '../trpc/error-mapping.ts';
import { type AppRouter, appRouter } from '../trpc/root.ts';
import { addHealthRoutes } from './health.ts';
import { cutStreamsOnClose } from './open-streams.ts';
import { readRefusedBodies } from './refused-bodies.ts';
import { guardBrowserRoutes, guardRequests, refuse } from './request-guards.ts';
import { addWebRoutes } from './web-routes.ts';

export interface ServerOptions {
  services: Services;
  /** Proxies whose X-Forwarded-* headers are believed; empty: none. */
  trustedProxies: readonly string[];
  /** The built web app; absent: the API alone. */
  webFolder: string | undefined;
  resolveHost(host: string): Promise<string | null>;
  authenticate(request: FastifyRequest): Promise<Caller['actor']>;
  /** Routes that are not tRPC: authentication, webhooks, documents. `browser` ones stand behind the origin check. */
  routes: readonly { isForBrowser: boolean; plugin: FastifyPluginAsync }[];
}

const BODY_LIMIT = 256 * 1024;
const MAX_BATCH = 10;
const IDEMPOTENCY_KEY = /^[\w-]{8,64}$/;

const CSP = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'frame-src': ["'self'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
};

/** The HTTP side of the product: guards, tRPC, the web app. Not listening yet. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const server = Fastify({
    bodyLimit: BODY_LIMIT,
    // A batch names its procedures in the path.
    routerOptions: { maxParamLength: 1_500 },
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    genReqId: () => newId(),
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    requestTimeout: 60_000,
    logger: false,
  });
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CSP },
    strictTransportSecurity: { maxAge: 63_072_000, includeSubDomains: false },
    referrerPolicy: { policy: 'no-referrer' },
  });
  await server.register(cookie);
  addErrorHandler(server, options.services);
  addHealthRoutes(server, options.services);
  cutStreamsOnClose(server);
  readRefusedBodies(server);
  await server.register(async (tenant) => {
    guardRequests(tenant, options);
    // In here, so that an unknown host is told nothing of which paths there are.
    tenant.setNotFoundHandler((_request, reply) => refuse(reply, 'request.not_found'));
    await tenant.register(async (browser) => {
      guardBrowserRoutes(browser);
      await addTrpc(browser, options);
      for (const { plugin, isForBrowser } of options.routes) if (isForBrowser) await browser.register(plugin);
    });
    for (const { plugin, isForBrowser } of options.routes) if (!isForBrowser) await tenant.register(plugin);
    if (options.webFolder !== undefined) await addWebRoutes(tenant, options.webFolder);
  });
  return server;
}

async function addTrpc(server: FastifyInstance, { services, authenticate }: ServerOptions): Promise<void> {
  server.addHook('onSend', async (_request, reply, payload) => {
    reply.header('cache-control', 'no-store');
    return payload instanceof Response && isWhole(payload) ? wholeAnswer(reply, payload) : payload;
  });
  await server.register(fastifyTRPCPlugin, {
    prefix: '/trpc',
    trpcOptions: {
      router: appRouter,
      maxBatchSize: MAX_BATCH,
      createContext: async ({ req }) => ({
        services,
        caller: callerOf(services, req, await authenticate(req).catch(refused)),
      }),
    },
  } satisfies FastifyTRPCPluginOptions<AppRouter>);
}

const isWhole = ({ headers }: Response): boolean => headers.get('content-type') === 'application/json';

/** A Response would be sent as a stream, in chunks; a text goes out with its length and in one write. */
function wholeAnswer(reply: FastifyReply, response: Response): Promise<string> {
  reply.code(response.status).headers(Object.fromEntries(response.headers));
  return response.text();
}

/** tRPC answers 500 for every other error here, and the browser would not know that it has to renew its session. */
function refused(error: unknown): never {
  throw toTrpcError(error);
}

/** Who calls, from the request and its authenticated actor. */
export function callerOf(services: Services, request: FastifyRequest, actor: Caller['actor']): Caller {
  const key = request.headers['idempotency-key'];
  return {
    kernel: services,
    tenantId: request.tenantId,
    actor,
    origin: { requestId: request.id, ip: request.ip, userAgent: request.headers['user-agent']?.slice(0, 300) ?? null },
    idempotencyKey: typeof key === 'string' && IDEMPOTENCY_KEY.test(key) ? key : undefined,
  };
}

function addErrorHandler(server: FastifyInstance, { log }: Services): void {
  server.setErrorHandler((error, request, reply) => {
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
    if (status === 413) return refuse(reply, 'request.too_large');
    if (status === 415) return refuse(reply, 'request.not_json');
    if (status >= 400 && status < 500) return refuse(reply, 'request.invalid');
    log.error({ err: error, requestId: request.id }, 'request failed');
    return refuse(reply, 'request.internal');
  });
}
