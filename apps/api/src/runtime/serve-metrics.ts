import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Env } from '#config/env.ts';
import { createMetricsServer } from '#http/metrics-server.ts';
import type { Kernel } from '#lib/services.ts';
import type { ProcessKind } from './open-services.ts';

/** One of each kind runs on a machine without a setting; a second one needs METRICS_PORT. */
export const METRICS_PORTS = {
  all: 9464,
  api: 9464,
  worker: 9465,
  relay: 9466,
} as const satisfies Record<ProcessKind, number>;

/** Serves the figures and the health of this process. */
export async function serveMetrics(
  kernel: Kernel,
  of: { kind: ProcessKind; env: Env },
): Promise<{ port: number; stop(): Promise<void> }> {
  const server = createMetricsServer(kernel);
  server.listen(of.env.metricsPort ?? METRICS_PORTS[of.kind], of.env.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
