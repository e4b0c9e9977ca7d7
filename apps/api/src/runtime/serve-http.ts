import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Env } from '#config/env.ts';
import { createMetricsServer } from '#http/metrics-server.ts';
import type { Access } from '#modules/identity/index.ts';
import { buildPanelServer } from './panel-server.ts';

/** Serves the panel and, on a port of their own, its figures. `stop` lets open requests end. */
export async function serveHttp(
  access: Access,
  of: { env: Env; webFolder: string | undefined },
): Promise<{ url: string; stop(): Promise<void> }> {
  const { env, webFolder } = of;
  const server = await buildPanelServer({ access, trustedProxies: env.trustedProxies, webFolder });
  await server.listen({ host: env.host, port: env.port });
  const metrics = createMetricsServer(access.services);
  metrics.listen(env.metricsPort, env.host);
  await once(metrics, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: env.port === 0 ? `http://localhost:${port}` : env.publicUrl,
    async stop() {
      await Promise.all([server.close(), new Promise((resolve) => metrics.close(resolve))]);
    },
  };
}
