import { describe, expect, it } from 'vitest';
import { likePattern, searchTerms, searchText } from './search-text.ts';

describe('searching clients', () => {
  it('folds case, accents and letter width on both sides', () => {
    const text = searchText({
      name: 'José Ｍüller',
      company: null,
      email: 'Jose@Example.COM',
      phone: '+49 30 1',
      number: null,
    });
    expect(text).toBe('jose muller jose@example.com +49 30 1');
    for (const term of searchTerms('  JOSÉ Müller ')) expect(text).toContain(term);
  });

  it('takes percent and underscore as themselves', () => {
    expect(likePattern('50%_a\\b')).toBe('%50\\%\\_a\\\\b%');
  });

  it('bounds the number of words', () => {
    expect(searchTerms('a b c d e f g h')).toHaveLength(6);
  });
});
