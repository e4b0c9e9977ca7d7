import { expect, test } from 'vitest';
import { runEach } from '../data-table/run-each.ts';

test('one row that refuses stops none of the others, and is named', async () => {
  const ids = Array.from({ length: 25 }, (_, at) => `row-${at}`);
  const done: string[] = [];
  const refused = new Set(['row-3', 'row-17']);
  const answer = await runEach(ids, async (id) => {
    if (refused.has(id)) throw new Error(`no to ${id}`);
    done.push(id);
  });
  expect(answer).toEqual({ failed: ['row-3', 'row-17'], error: new Error('no to row-3') });
  expect(done).toHaveLength(23);
});

test('never more run at once than one request takes', async () => {
  let running = 0;
  let most = 0;
  await runEach(
    Array.from({ length: 40 }, (_, at) => `${at}`),
    async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
    },
  );
  expect(most).toBe(10);
});
