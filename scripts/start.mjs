// `npm start`: installs what is missing, then starts Panel1 under the pinned Node.
import { install, runPinned } from './toolchain.mjs';

install();
runPinned(['apps/api/src/entrypoints/start.ts', ...process.argv.slice(2)]);
