import { expect, test } from 'vitest';
import type { MailContent } from './mail-content.ts';
import { mailHtml, readableOn } from './mail-html.ts';

const content: MailContent = {
  language: 'en',
  direction: 'ltr',
  preview: 'p',
  heading: 'h',
  blocks: [{ kind: 'button', label: '<i>', url: 'https://x.example/?a=1&b="' }],
  buttonFallback: 'or',
  supportLine: '',
};

test('every text and attribute is escaped', () => {
  const brand = {
    name: '<b>"',
    accentColour: 'red;background:url(x)',
    logoUrl: 'https://x.example/"><i>',
    addressLines: ['<u>'],
  };
  const html = mailHtml(content, brand);
  expect(html).not.toMatch(/<[biu]>|url\(x\)/);
  expect(html).toContain('https://x.example/?a=1&amp;b=&quot;');
});

test('the words on a button can be read on any colour', () => {
  expect(readableOn('#0b6e4f')).toBe('#ffffff');
  expect(readableOn('#ffe066')).toBe('#000000');
  expect(readableOn('nonsense')).toBe('#ffffff');
});
