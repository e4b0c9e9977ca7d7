import { explain } from '#lib/supervisor/explain.ts';
import { buildWeb } from '#runtime/web-build.ts';

// For split installations: `npm start` does it by itself.
try {
  await buildWeb();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
