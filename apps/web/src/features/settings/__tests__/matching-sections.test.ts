import { expect, test } from 'vitest';
import { matchingSections, type SectionGroup } from '../lib/matching-sections.ts';

const groups: SectionGroup[] = [
  {
    name: 'Billing',
    sections: [{ value: 'invoices', label: 'Invoices', words: ['Days to pay', 'Bank account (IBAN)'] }],
  },
  { name: 'Company', sections: [{ value: 'company', label: 'Company', words: ['Tax number'] }] },
];
const found = (typed: string) =>
  matchingSections(groups, typed).flatMap(({ sections }) => sections.map(({ value, found: by }) => [value, ...by]));

test('a section is found by its name, its group, or a setting in it, in whatever case', () => {
  expect(found('')).toEqual([['invoices'], ['company']]);
  expect(found(' iban ')).toEqual([['invoices', 'Bank account (IBAN)']]);
  expect(found('billing')).toEqual([['invoices']]);
  expect(found('TAX')).toEqual([['company', 'Tax number']]);
  expect(found('nothing like it')).toEqual([]);
});
