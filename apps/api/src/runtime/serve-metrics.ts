import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Env } from '#config/env.ts';
import { createMetricsServer } from '#http/metrics-server.ts';
import { buildOperatorServer } from '#http/operator/routes.ts';
import { operatorLogins } from '#lib/auth/operator-logins.ts';
import type { Kernel } from '#lib/services.ts';
import { METRICS_PORTS } from './metrics-ports.ts';
import type { ProcessKind } from './open-services.ts';

/** Serves the figures and the health of this process; one that serves the panel has the operator's page too. */
export async function serveMetrics(
  kernel: Kernel,
  of: { kind: ProcessKind; env: Env },
): Promise<{ port: number; stop(): Promise<void> }> {
  const hasPage = of.kind === 'api' || of.kind === 'all';
  const page = hasPage ? await buildOperatorServer(kernel, operatorLogins(of.env.dataDir)) : undefined;
  await page?.ready();
  const server = createMetricsServer(kernel, page && ((request, response) => page.routing(request, response)));
  server.listen(of.env.metricsPort ?? METRICS_PORTS[of.kind], of.env.host);
  await once(server, 'listening');
  // A listening TCP server has an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    port,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await page?.close();
    },
  };
}
