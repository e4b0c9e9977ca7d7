import { runSingleProcess } from '#runtime/run-single-process.ts';

await runSingleProcess('worker');
