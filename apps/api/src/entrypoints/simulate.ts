import { parseArgs } from 'node:util';
import { type SimulationOptions, simulate } from '#modules/billing/index.ts';
import { openSimulationDatabase } from '#runtime/simulation-database.ts';

const USAGE = `npm run simulate -- --seeds N [--from S] [--days D] [--postgres]

Lets N virtual providers bill their clients for three years each, with lost work, notices that come
twice, missed days and answers out of order, and checks after each day what must always hold.
A seed that fails is told with what led to it; --from S --seeds 1 runs it again. --postgres keeps the accounts in the
product's tables, on a throw-away server. See docs/billing/simulation.md.`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const whole = (text: string): number => {
  const number = Number.parseInt(text, 10);
  if (!/^\d{1,9}$/.test(text)) throw new TypeError(`${text} is no whole number`);
  return number;
};

try {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string' },
      from: { type: 'string' },
      days: { type: 'string' },
      postgres: { type: 'boolean' },
    },
  });
  const seeds = whole(values.seeds ?? '20');
  const from = whole(values.from ?? '1');
  const days = values.days === undefined ? {} : { days: whole(values.days) };
  await using database = values.postgres ? await openSimulationDatabase() : null;
  const options: SimulationOptions = { ...days, ...database?.options };
  let failed = 0;
  let documents = 0;
  for (let seed = from; seed < from + seeds; seed += 1) {
    const told = await simulate(seed, options);
    documents += told.documents;
    if (told.failure === null) continue;
    failed += 1;
    say(`seed ${seed} fails on ${told.failure.day} (day ${told.days}): ${told.failure.message}`);
    for (const line of told.failure.history) say(`    ${line}`);
    say(`  again: npm run simulate -- --seeds 1 --from ${seed}${database === null ? '' : ' --postgres'}`);
  }
  say(`${seeds - failed} of ${seeds} seeds hold, ${documents} documents.`);
  if (failed > 0) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  say(`${error.message}\n\n${USAGE}`);
  process.exitCode = 1;
}
