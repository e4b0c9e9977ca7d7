import { describe, expect, it } from 'vitest';
import { localeChain, pickText } from './pick-text.ts';

describe('a text of the catalogue', () => {
  const texts = { en: { name: 'Small', tagline: 'For one site' }, pt: { name: 'Pequeno' }, fa: { description: 'x' } };

  it("falls back from the region to the language to the tenant's locale, each text by itself", () => {
    const chain = localeChain('pt-BR', 'en');
    expect(chain).toEqual(['pt-BR', 'pt', 'en']);
    expect(pickText(texts, 'name', chain)).toBe('Pequeno');
    expect(pickText(texts, 'tagline', chain)).toBe('For one site');
  });

  it('is better in any language than missing, and null when there is none', () => {
    expect(pickText(texts, 'description', ['en'])).toBe('x');
    expect(pickText(texts, 'features', ['en'])).toBeNull();
  });
});
