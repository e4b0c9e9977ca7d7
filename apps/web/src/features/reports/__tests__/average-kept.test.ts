import { expect, test } from 'vitest';
import { averageKept } from '../lib/average-kept.ts';

test('a cohort counts by its clients, and only for the months that it has lived', () => {
  const months = (clients: number[]) => clients.map((left, age) => ({ age, clients: left }));
  const cohorts = [
    { size: 30, months: months([30, 15, 15]) },
    { size: 10, months: months([10, 10]) },
  ];
  expect(averageKept(cohorts)).toEqual(['10000', '6250', '5000']);
  expect(averageKept([])).toEqual([]);
});
