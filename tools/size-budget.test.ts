import { expect, test } from 'vitest';
import { firstLoadFiles } from './size-budget.ts';

const manifest = {
  'index.html': { file: 'assets/site.js', imports: ['_a.js', '_b.js'] },
  '_a.js': { file: 'assets/a.js', imports: ['_b.js'] },
  '_b.js': { file: 'assets/b.js', imports: ['_a.js'] },
  '_page.js': { file: 'assets/page.js' },
};

test('the first load counts what is imported statically, each file once, and no lazy page', () => {
  expect(firstLoadFiles(manifest, 'index.html').sort()).toEqual(['assets/a.js', 'assets/b.js', 'assets/site.js']);
});

test('a bundle that the build does not have is an error, not a size of zero', () => {
  expect(() => firstLoadFiles(manifest, 'admin.html')).toThrow('admin.html');
});
