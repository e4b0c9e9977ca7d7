import { createHash } from 'node:crypto';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { runAsSystem } from '#lib/command/execute.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { networkOf } from '#lib/ratelimit/keys.ts';
import type { Services } from '#lib/services.ts';
import { receiveNotices, webhookGateway } from '#modules/payments/index.ts';
import { refuse } from './request-guards.ts';

const BODY_LIMIT = 1024 * 1024;
const PLUGIN_ID = /^[a-z][a-z0-9-]{0,63}$/;
const LIMIT = { by: 'ip', points: 600, seconds: 60 } as const;
const MAX_HEADERS = 100;

/**
 * `POST /webhooks/<plugin>` on a tenant's host. The plugin checks the signature over the bytes as they came; what is not
 * surely from the gateway is refused and leaves no trace. What is, is stored once and answered; acting on it comes later.
 */
export function webhookRoutes(services: Services): FastifyPluginAsync {
  return async (server) => {
    // Signatures are over bytes: nothing may parse the body first.
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (_request, body, done) =>
      done(null, body),
    );
    server.post<{ Params: { pluginId: string } }>('/webhooks/:pluginId', { bodyLimit: BODY_LIMIT }, (request, reply) =>
      receive(services, request, reply),
    );
  };
}

async function receive(
  services: Services,
  request: FastifyRequest<{ Params: { pluginId: string } }>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { pluginId } = request.params;
  if (!PLUGIN_ID.test(pluginId)) return refuse(reply, 'request.not_found');
  try {
    await services.limiter.take(`webhook:${request.tenantId}:${networkOf(request.ip)}`, LIMIT);
    const code = await store(services, request, pluginId);
    return code === null ? reply.code(200).send({ received: true }) : refuse(reply, code);
  } catch (error) {
    if (error instanceof AppError) return refuse(reply, error.code);
    throw error;
  }
}

type Refusal = 'request.invalid' | 'request.unavailable';

async function store(services: Services, request: FastifyRequest, pluginId: string): Promise<Refusal | null> {
  const of = { tenantId: request.tenantId, name: 'webhooks', requestId: request.id };
  const access = await runAsSystem(services, of, (ctx) => webhookGateway(ctx, pluginId));
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const { result } = await services.plugins.call({
    pluginId,
    tenantId: request.tenantId,
    contract: 'paymentGateway',
    method: 'parseWebhook',
    settings: access.settings,
    secrets: access.secrets,
    input: {
      rawBodyBase64: body.toString('base64'),
      headers: textHeaders(request),
      receivedAt: services.clock.real().round('millisecond').toString(),
    },
  });
  if (result.status === 'done') {
    const bodyHash = createHash('sha256').update(body).digest('hex');
    await runAsSystem(services, of, (ctx) =>
      ctx.call(receiveNotices, { pluginId, notices: result.value.notices, bodyHash }),
    );
    return null;
  }
  const code = 'code' in result ? result.code : result.status;
  services.log.warn({ plugin: pluginId, code, requestId: request.id }, 'webhook refused');
  const isBad = result.status === 'failed' && (result.class === 'auth' || result.class === 'validation');
  // Anything else is our trouble: the gateway sends again.
  return isBad ? 'request.invalid' : 'request.unavailable';
}

function textHeaders(request: FastifyRequest): Record<string, string> {
  const pairs = Object.entries(request.headers).slice(0, MAX_HEADERS);
  return Object.fromEntries(pairs.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}
