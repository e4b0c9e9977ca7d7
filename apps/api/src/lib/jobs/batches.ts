import { TURN_MS } from './schedule.ts';

/**
 * Repeats a batch, each a transaction of its own so that no lock is held for long, until one did less than `size` or
 * twenty seconds are over; the next run goes on. Answers how many rows it did.
 */
export async function inBatches(size: number, batch: () => Promise<number>): Promise<number> {
  const until = performance.now() + TURN_MS;
  let total = 0;
  for (;;) {
    const count = await batch();
    total += count;
    if (count < size || performance.now() > until) return total;
  }
}
