// `npm run <task>`: installs what is missing, then runs the task under the pinned Node.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { install, root, runPinned } from './toolchain.mjs';

const tasks = {
  dev: 'tools/dev.ts',
  test: 'tools/test-all/test-all.ts',
  verify: 'tools/verify.ts',
  demo: 'tests/e2e/demo/demo.ts',
  bench: 'tools/bench/bench.ts',
  build: 'apps/api/src/entrypoints/build-web.ts',
  migrate: 'apps/api/src/entrypoints/migrate.ts',
  operator: 'apps/api/src/entrypoints/operator.ts',
  backup: 'apps/api/src/entrypoints/backup.ts',
  restore: 'apps/api/src/entrypoints/restore.ts',
  scenario: 'apps/api/src/entrypoints/scenario.ts',
  simulate: 'apps/api/src/entrypoints/simulate.ts',
};

const [name = '', ...args] = process.argv.slice(2);
const script = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
if (script === undefined || !existsSync(join(root, script))) {
  process.stderr.write(`There is no task "${name}". There are: ${Object.keys(tasks).join(', ')}.\n`);
  process.exit(2);
}
install();
runPinned([script, ...args]);
