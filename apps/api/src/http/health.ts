import type { FastifyInstance } from 'fastify';
import type { Kernel } from '#lib/services.ts';

/** `/livez`: the process answers. `/readyz`: it can do its work, which needs the database. Both name nobody. */
export function addHealthRoutes(server: FastifyInstance, kernel: Kernel): void {
  server.get('/livez', async () => ({ status: 'ok' }));
  server.get('/readyz', async (_request, reply) =>
    (await isDatabaseReachable(kernel)) ? { status: 'ok' } : reply.code(503).send({ status: 'database unreachable' }),
  );
}

/** True when the database answers a query of the app role. */
export async function isDatabaseReachable({ db }: Kernel): Promise<boolean> {
  try {
    await db.app.query('select 1');
    return true;
  } catch {
    return false;
  }
}
