import { describe, expect, it } from 'vitest';
import { formatNumber, isNumberPattern } from './number-pattern.ts';

describe('a number pattern', () => {
  it('holds the number once and only plain characters', () => {
    for (const good of ['{number}', 'INV-{number}', 'INV-{year}-{number}', '{year}/{number}', 'A_b.{number}'])
      expect([good, isNumberPattern(good)]).toEqual([good, true]);
    for (const bad of [
      '',
      'INV',
      '{number}{number}',
      '{year}{year}{number}',
      '{month}{number}',
      '<{number}>',
      `${'x'.repeat(33)}{number}`,
    ])
      expect([bad, isNumberPattern(bad)]).toEqual([bad, false]);
  });

  it('pads the number and never cuts it', () => {
    const of = { pattern: 'INV-{year}-{number}', digits: 4, year: 2026 };
    expect(formatNumber({ ...of, number: 7n })).toBe('INV-2026-0007');
    expect(formatNumber({ ...of, number: 123_456n })).toBe('INV-2026-123456');
  });
});
