import { describe, expect, it } from 'vitest';
import { savedStock } from './stock.ts';

describe('saving the stock of a product', () => {
  it('does not undo what was sold while the editor was open', () => {
    expect(savedStock({ now: 3, seen: 5, wanted: 5 })).toBe(3);
    expect(savedStock({ now: 3, seen: 5, wanted: 15 })).toBe(13);
    expect(savedStock({ now: 1, seen: 5, wanted: 2 })).toBe(0);
  });

  it('takes the new number where counting begins or ends, or nothing is known of before', () => {
    expect(savedStock({ now: null, seen: null, wanted: 4 })).toBe(4);
    expect(savedStock({ now: 4, seen: 4, wanted: null })).toBeNull();
    expect(savedStock({ now: 4, seen: undefined, wanted: 9 })).toBe(9);
  });
});
