import * as states from '@panel1/shared-types/states';
import { expect, test } from 'vitest';
import { STATUSES } from './status.ts';

const lists = Object.entries(states).filter(([name]) => /(STATUSES|STATES)$/.test(name));

test.each(lists)('every value of %s has words and a tone', (_name, values) => {
  expect([...values].filter((value) => !(value in STATUSES))).toEqual([]);
});
