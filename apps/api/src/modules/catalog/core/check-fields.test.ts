import { describe, expect, it } from 'vitest';
import type { Field } from './catalog-product.ts';
import { checkFields } from './check-fields.ts';

const field = (key: string, of: Partial<Field>): Field => ({
  fieldId: key,
  key,
  kind: 'text',
  timing: 'before_payment',
  isRequired: true,
  choices: [],
  texts: {},
  ...of,
});
const fields = [
  field('domain', { kind: 'domain' }),
  field('size', { kind: 'choice', choices: ['S', 'M'], isRequired: false }),
  field('news', { kind: 'yes_no', isRequired: false }),
  field('hostname', { timing: 'after_payment' }),
];
const wrong = (answers: Record<string, string>) => {
  try {
    return checkFields(fields, answers, ['before_payment']);
  } catch (error) {
    return error;
  }
};

describe('answers to the fields of a product', () => {
  it('are kept as they are compared later: a domain in lower case', () => {
    expect(checkFields(fields, { domain: ' Example.ORG ', size: 'M', news: 'yes' }, ['before_payment'])).toEqual({
      domain: 'example.org',
      size: 'M',
      news: 'yes',
    });
  });

  it('to what is asked after payment are not demanded before, and are demanded then', () => {
    expect(checkFields(fields, { domain: 'example.org' }, ['before_payment'])).toEqual({ domain: 'example.org' });
    expect(() => checkFields(fields, { domain: 'example.org' }, ['before_payment', 'after_payment'])).toThrow(
      'catalog.bad_configuration',
    );
  });

  it.each([
    [{}, 'fields.domain', 'required'],
    [{ domain: '  ' }, 'fields.domain', 'required'],
    [{ domain: 'no dots' }, 'fields.domain', 'invalid_domain'],
    [{ domain: 'a.com; rm -rf /' }, 'fields.domain', 'invalid_domain'],
    [{ domain: '-a.com' }, 'fields.domain', 'invalid_domain'],
    [{ domain: 'a.com', size: 'XXL' }, 'fields.size', 'unknown_choice'],
    [{ domain: 'a.com', news: 'maybe' }, 'fields.news', 'not_yes_or_no'],
    [{ domain: 'a.com', hostname: 'x'.repeat(501) }, 'fields.hostname', 'invalid_text'],
    [{ domain: 'a.com', hostname: 'a\u202eb' }, 'fields.hostname', 'invalid_text'],
    [{ domain: 'a.com', price: '0' }, 'fields.price', 'unknown_field'],
  ])('%j is refused', (answers, path, code) => {
    expect(wrong(answers)).toMatchObject({ code: 'catalog.bad_configuration', details: { fields: { [path]: code } } });
  });
});
