import { existsSync } from 'node:fs';
import { readEnv } from '#config/env.ts';
import { migrate } from '#db/migrate.ts';
import { rolePasswords } from '#db/role-passwords.ts';
import { type LoginRole, roleUrls } from '#db/roles.ts';
import { explain } from '#lib/supervisor/explain.ts';
import { type PanelParts, runPanel } from '#lib/supervisor/run-panel.ts';
import { startProcess } from '#runtime/processes.ts';
import { buildWeb, WEB_FOLDER } from '#runtime/web-build.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const withoutWebBuild = process.argv.includes('--without-web-build');

const parts: PanelParts<Record<LoginRole, string>> = {
  async migrate(adminUrl, env) {
    const passwords = await rolePasswords(env.dataDir);
    await migrate(adminUrl, passwords);
    return roleUrls(adminUrl, passwords);
  },
  buildWeb: async () => (withoutWebBuild ? undefined : buildWeb()),
  ensureFirstRun: async () => undefined,
  async serve(databaseUrls, env) {
    const webFolder = existsSync(WEB_FOLDER) ? WEB_FOLDER : undefined;
    const running = await startProcess({ kind: 'all', env, databaseUrls, webFolder });
    return { url: running.url ?? env.publicUrl, stop: running.stop };
  },
};

try {
  process.exitCode = await runPanel(readEnv(), parts, say);
} catch (error) {
  say(explain(error));
  process.exitCode = 1;
}
