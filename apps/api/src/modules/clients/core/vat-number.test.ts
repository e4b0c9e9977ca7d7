import { describe, expect, it } from 'vitest';
import { readVatNumber, vatNumberText } from './vat-number.ts';

const read = (text: string) => {
  const found = readVatNumber(text);
  return typeof found === 'string' ? found : vatNumberText(found);
};

describe('a VAT number', () => {
  it('is read with spaces, dots, dashes and small letters', () => {
    expect(read(' de 123.456-789 ')).toBe('DE123456789');
    expect(read('atu12345678')).toBe('ATU12345678');
    expect(read('NL 0012 34567 B01')).toBe('NL001234567B01');
    expect(read('IE1234567FA')).toBe('IE1234567FA');
  });

  it('of Greece has its own prefix, whichever was typed', () => {
    expect(read('GR123456789')).toBe('EL123456789');
    expect(read('EL123456789')).toBe('EL123456789');
  });

  it('of a member state must have the shape of that state', () => {
    for (const text of ['DE12345678', 'FR12', 'ATU1234567', 'PL12345678901', 'DE'])
      expect([text, read(text)]).toEqual([text, 'malformed']);
  });

  it('of elsewhere, or a national number, is none that VIES answers for', () => {
    for (const text of ['GB123456789', 'CHE-123.456.789', '12345678901', 'XI123456789', ''])
      expect([text, read(text)]).toEqual([text, 'none']);
  });
});
