import type { FastifyInstance } from 'fastify';
import type { Services } from '#lib/services.ts';

/** `/livez`: the process answers. `/readyz`: it can do its work, which needs the database. Both name nobody. */
export function addHealthRoutes(server: FastifyInstance, services: Services): void {
  server.get('/livez', async () => ({ status: 'ok' }));
  server.get('/readyz', async (_request, reply) => {
    try {
      await services.db.app.query('select 1');
      return { status: 'ok' };
    } catch {
      return reply.code(503).send({ status: 'database unreachable' });
    }
  });
}
