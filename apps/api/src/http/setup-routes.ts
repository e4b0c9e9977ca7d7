import type { FastifyPluginAsync } from 'fastify';
import { AppError } from '#lib/errors/app-error.ts';
import type { Services } from '#lib/services.ts';
import { hostName } from '#lib/tenancy/hosts.ts';
import { hasTenant } from '#lib/tenancy/tenant-registry.ts';
import { completeSetup } from '#modules/tenants/index.ts';
import { ipPrefix } from '../trpc/limits.ts';
import { answerErrors } from './answer-errors.ts';
import { isSecureConnection } from './secure-connection.ts';

const LIMIT = { by: 'ip', points: 10, seconds: 900 } as const;

/** The first-run wizard of an instance without a tenant: no host leads anywhere yet, so it stands before that guard. */
export function setupRoutes(of: { services: Services; keysFolder: string }): FastifyPluginAsync {
  const { services, keysFolder } = of;
  return async (server) => {
    server.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));
    answerErrors(server, services);
    server.get('/setup/status', async () => ({ isOpen: !(await hasTenant(services)) }));
    server.post('/setup', async (request) => {
      if (!isSecureConnection(request))
        throw new AppError('auth.insecure_connection', { values: { publicUrl: services.publicUrl } });
      await services.limiter.take(`setup:${ipPrefix(request.ip)}`, LIMIT);
      if (await hasTenant(services)) throw new AppError('tenants.already_set_up');
      const names = [new URL(services.publicUrl).hostname, hostName(request.host), 'localhost', '127.0.0.1'];
      const hosts = names.filter((name) => name !== null);
      await completeSetup(services, { keysFolder, hosts }, request.body);
      return { isSetUp: true };
    });
  };
}
