import type { AddressInfo } from 'node:net';
import type { Env } from '#config/env.ts';
import type { Access } from '#modules/identity/index.ts';
import { buildPanelServer } from './panel-server.ts';

/** How long requests in hand may take once the process is asked to stop: below what a supervisor waits. */
const DRAIN_MS = 20_000;

/** Serves the panel. `stop` lets open requests end, except those that nobody reads to the end. */
export async function serveHttp(
  access: Access,
  of: { env: Env; webFolder: string | undefined },
): Promise<{ url: string; stop(): Promise<void> }> {
  const { env, webFolder } = of;
  const server = await buildPanelServer({ access, trustedProxies: env.trustedProxies, webFolder });
  await server.listen({ host: env.host, port: env.port });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: env.port === 0 ? `http://localhost:${port}` : env.publicUrl,
    async stop() {
      const late = setTimeout(() => server.server.closeAllConnections(), DRAIN_MS);
      await server.close();
      clearTimeout(late);
    },
  };
}
