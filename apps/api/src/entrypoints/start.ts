import { readEnv } from '#config/env.ts';
import { explain } from '#lib/supervisor/explain.ts';
import { runPanel } from '#lib/supervisor/run-panel.ts';
import { panelParts } from '#runtime/panel-parts.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  const parts = panelParts({ isWebBuilt: !process.argv.includes('--without-web-build') });
  process.exitCode = await runPanel(readEnv(), parts, say);
} catch (error) {
  say(explain(error));
  process.exitCode = 1;
}
