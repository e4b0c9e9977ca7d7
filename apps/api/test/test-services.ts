import { join } from 'node:path';
import { openLiveHub } from '#lib/live/hub.ts';
import { createMailboxTransport } from '#lib/mail/index.ts';
import { PluginManager } from '#lib/plugins/PluginManager.ts';
import { createLimiter } from '#lib/ratelimit/limiter.ts';
import type { Services } from '#lib/services.ts';
import type { TestWorld } from './world.ts';

const PLUGINS = join(import.meta.dirname, '../../../plugins');

/** Services of a process on the world's database: real plugins in their processes, the built-in mailbox. */
export async function openTestServices(world: TestWorld): Promise<{ services: Services; close(): Promise<void> }> {
  const live = await openLiveHub({ url: world.database.urlOf('panel1_platform'), onError: () => undefined });
  const plugins = new PluginManager({ pluginsDir: PLUGINS, allowLoopbackHttp: true, log: world.kernel.log });
  const services: Services = {
    ...world.kernel,
    live,
    plugins,
    limiter: createLimiter({ kind: 'postgres', pool: world.kernel.db.platform }),
    mail: createMailboxTransport(),
    publicUrl: 'http://main.localhost',
  };
  return {
    services,
    async close() {
      await plugins.stop();
      await live.close();
    },
  };
}
