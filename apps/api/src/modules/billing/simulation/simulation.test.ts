import { describe, expect, it } from 'vitest';
import { simulate } from './simulate.ts';

const SEEDS = 50;
/** Seeds of one test, so that a report shows how far it came. */
const BATCH = 25;

describe('three years of billing under faults', () => {
  const batches = Array.from({ length: SEEDS / BATCH }, (_, nth) => nth * BATCH + 1);

  it.each(batches)('keep every invariant on every day, seeds from %i', { timeout: 600_000 }, async (from) => {
    for (let seed = from; seed < from + BATCH; seed += 1) expect(await simulate(seed)).toMatchObject({ failure: null });
  });

  it('are the same for the same seed', async () => {
    expect(await simulate(7, { days: 200 })).toEqual(await simulate(7, { days: 200 }));
  });
});
