import { runSingleProcess } from '#runtime/run-single-process.ts';
import { WEB_FOLDER } from '#runtime/web-build.ts';

await runSingleProcess('api', WEB_FOLDER);
