import type { Env } from '#config/env.ts';
import { migrate } from '#db/migrate.ts';
import { rolePasswords } from '#db/role-passwords.ts';
import { type LoginRole, roleUrls } from '#db/roles.ts';
import { createLog } from '#lib/log/create-log.ts';
import type { PanelParts } from '#lib/supervisor/run-panel.ts';
import { listTenants } from '#lib/tenancy/tenant-registry.ts';
import { makeFirstTenant } from './first-run.ts';
import { openServices } from './open-services.ts';
import { startProcess } from './processes.ts';
import { type Simulators, startSimulators } from './simulators.ts';
import { buildWeb, builtWebFolder } from './web-build.ts';

type Urls = Record<LoginRole, string>;

/** What `npm start` runs, in one process. `isWebBuilt` leaves the web app to Vite's own server. */
export function panelParts({ isWebBuilt }: { isWebBuilt: boolean }): PanelParts<Urls> {
  let simulators: Simulators | undefined;
  return {
    async migrate(adminUrl, env) {
      const passwords = await rolePasswords(env.dataDir);
      await migrate(adminUrl, passwords);
      return roleUrls(adminUrl, passwords);
    },
    buildWeb: async () => (isWebBuilt ? buildWeb() : undefined),
    async ensureFirstRun(databaseUrls, env) {
      const log = createLog({ process: 'start', level: 'warn' });
      const open = await openServices({ kind: 'all', env, databaseUrls, isDemo: env.demo });
      try {
        const tenants = await listTenants(open.services);
        const isFirst = tenants.length === 0;
        const isDemo = isFirst ? env.demo : tenants.some((tenant) => tenant.isDemo);
        if (isDemo) simulators = await startSimulators({ ...simulatorPlan(env), log });
        return isFirst ? await makeFirstTenant(open.services, { env, simulators }) : undefined;
      } finally {
        await open.close();
      }
    },
    async serve(databaseUrls, env) {
      const webFolder = builtWebFolder();
      const isDemo = simulators !== undefined;
      const running = await startProcess({ kind: 'all', env, databaseUrls, isDemo, webFolder });
      return { url: running.url ?? env.publicUrl, stop: running.stop };
    },
    release: async () => simulators?.stop(),
  };
}

/** The simulated gateway sends its notices to this machine, where the first tenant answers. */
function simulatorPlan({ dataDir, port }: Env): { dataDir: string; webhookUrl: string } {
  return { dataDir, webhookUrl: `http://127.0.0.1:${port}/webhooks/stripe` };
}
