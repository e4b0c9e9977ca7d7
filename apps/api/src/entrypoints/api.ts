import { runSingleProcess } from '#runtime/run-single-process.ts';
import { builtWebFolder } from '#runtime/web-build.ts';

await runSingleProcess('api', builtWebFolder());
