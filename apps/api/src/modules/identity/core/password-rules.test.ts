import { describe, expect, it } from 'vitest';
import { isEasyPassword } from './password-rules.ts';

const COMMON = new Set(['sunshine', 'monkey', 'password', 'qwer1234', 'rainbow6', 'abcd']);
const about = ['Nordhost', 'Ada Example', 'ada.example', 'ada.example@mail.test'];

describe('a password is easy to guess', () => {
  it('when it is one of the common ones, whatever its case and separators', () => {
    for (const easy of ['password1234', 'PassWord-1234', 'correct horse battery staple', 'qwertyuiop12'])
      expect([easy, isEasyPassword(easy, { about, common: COMMON })]).toEqual([easy, true]);
  });

  it('when it repeats one character or a short piece', () => {
    for (const easy of ['aaaaaaaaaaaa', 'abcabcabcabc', '121212121212', 'wolfwolfwolf'])
      expect([easy, isEasyPassword(easy, { about, common: COMMON })]).toEqual([easy, true]);
  });

  it('when it is little more than the provider, the person or a common word', () => {
    for (const easy of ['Nordhost2026!', 'nordhost-admin-1', 'AdaExample123', 'ada.example99', 'Welcome-Nordhost'])
      expect([easy, isEasyPassword(easy, { about, common: COMMON })]).toEqual([easy, true]);
  });

  it('when it is one that leaks show, with digits and signs around it, in place of letters, or repeated', () => {
    for (const easy of [
      'sunshine1234',
      '2026-Sunshine!!',
      'Sunsh1ne-2026',
      '5un5h1ne!!!!',
      'monkeymonkey',
      'qwer1234qwer1234',
    ])
      expect([easy, isEasyPassword(easy, { about, common: COMMON })]).toEqual([easy, true]);
  });

  it('and is not, when it merely contains such a word', () => {
    for (const good of [
      'nordhost sells blue bicycles',
      'a long enough secret',
      'tR7$kq!92mVz',
      'my password is a poem',
      'sunshine over monkey hill',
    ])
      expect([good, isEasyPassword(good, { about, common: COMMON })]).toEqual([good, false]);
  });
});
