// `npm start`: installs what is missing, then starts Panel1 under the pinned Node.
import { install, runPinned } from './toolchain.mjs';

install();
// A plugin must not be able to open the host's inspector by a signal.
runPinned(['--disable-sigusr1', 'apps/api/src/entrypoints/start.ts', ...process.argv.slice(2)]);
