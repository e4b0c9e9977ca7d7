import { expect, test } from 'vitest';
import { noticeLead } from './notice-rules.ts';

const consumer = { country: 'US', region: 'New York', isBusiness: false, months: 12 };

test('a law’s window is kept, whatever the tenant wishes', () => {
  expect(noticeLead(consumer, null)).toEqual({ days: 30, law: 'us_ny' });
  expect(noticeLead(consumer, 3)).toEqual({ days: 15, law: 'us_ny' });
  expect(noticeLead(consumer, 60)).toEqual({ days: 45, law: 'us_ny' });
  expect(noticeLead({ ...consumer, country: 'FR', region: null }, 10)).toEqual({ days: 31, law: 'fr' });
});

test('short terms, businesses and other places follow the tenant alone', () => {
  expect(noticeLead({ ...consumer, region: 'CA', months: 6 }, null)).toBeNull();
  expect(noticeLead({ ...consumer, isBusiness: true }, null)).toBeNull();
  expect(noticeLead({ ...consumer, isBusiness: true }, 20)).toEqual({ days: 20, law: null });
  expect(noticeLead({ ...consumer, months: 1 }, 20)).toBeNull();
  expect(noticeLead({ ...consumer, region: 'Texas' }, 20)).toEqual({ days: 20, law: null });
});
