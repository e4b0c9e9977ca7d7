import { expect, test } from 'vitest';
import { mailDom } from './mail-dom.ts';

const shown = (body: string) =>
  mailDom(`<!doctype html><html><head><title>x</title></head><body>${body}</body></html>`);

test('a mail keeps its text, its look and its links', () => {
  const root = shown('<p style="color: red">Hello <a href="https://example.com/x">open</a></p>');
  expect(root.textContent).toBe('Hello open');
  expect(root.querySelector('p')?.style.color).toBe('red');
  expect(root.querySelector('a')?.getAttribute('href')).toBe('https://example.com/x');
  expect(root.querySelector('a')?.rel).toContain('noopener');
});

test('nothing in a mail can run, fetch or cover the panel', () => {
  const root = shown(
    [
      '<script>alert(1)</script><img src="https://evil.example/x.png"><iframe></iframe>',
      '<form action="https://evil.example"><input name="password"></form>',
      '<a href="javascript:alert(1)" onclick="alert(1)">click</a>',
      '<div style="position: fixed; inset: 0">over</div><p style="background: url(https://evil.example)">x</p>',
    ].join(''),
  );
  expect([...root.querySelectorAll('script, img, iframe, form, input')]).toEqual([]);
  expect(root.querySelector('a')?.hasAttribute('href')).toBe(false);
  expect(root.querySelector('a')?.hasAttribute('onclick')).toBe(false);
  expect(root.querySelector('div')?.style.position).toBe('');
  expect(root.querySelector('p')?.style.background).toBe('');
});
