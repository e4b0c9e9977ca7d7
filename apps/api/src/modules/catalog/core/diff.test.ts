import { describe, expect, it } from 'vitest';
import { diffChildren } from './diff.ts';

describe('saving the parts of a product', () => {
  const wanted = (...ids: (string | undefined)[]) => ids.map((id) => ({ id }));

  it('adds, keeps and removes by id', () => {
    const diff = diffChildren(['a', 'b'], wanted('b', undefined), (one) => one.id);
    expect(diff.removed).toEqual(['a']);
    expect(diff.kept).toMatchObject([{ id: 'b', position: 0 }]);
    expect(diff.added).toMatchObject([{ position: 1 }]);
  });

  it('never takes a part of another product, and no part twice', () => {
    expect(() => diffChildren(['a'], wanted('z'), (one) => one.id)).toThrow('request.not_found');
    expect(() => diffChildren(['a'], wanted('a', 'a'), (one) => one.id)).toThrow('request.not_found');
  });
});
