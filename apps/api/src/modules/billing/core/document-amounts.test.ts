import { describe, expect, it } from 'vitest';
import { majorPrice } from './document-amounts.ts';

describe('a price on a document', () => {
  it('moves the point by the decimals of the currency', () => {
    expect(majorPrice('1050', 2)).toBe('10.5');
    expect(majorPrice('0.4', 2)).toBe('0.004');
    expect(majorPrice('1500', 0)).toBe('1500');
    expect(majorPrice('-1234', 3)).toBe('-1.234');
  });

  it('is cut to what a document can show, rounded', () => {
    expect(majorPrice('0.000000000005', 2)).toBe('0');
    expect(majorPrice('0.00000000005', 2)).toBe('0.000000000001');
  });
});
