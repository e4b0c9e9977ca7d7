import { expect, test } from 'vitest';
import { readSmtpUrl } from './smtp-url.ts';

test.each([
  ['smtp://panel:pw@mail.example', { port: 587, secure: false, requireTLS: true }],
  ['smtps://panel:pw@mail.example', { port: 465, secure: true, requireTLS: false }],
  ['smtp://mail.example:25', { port: 25, secure: false, requireTLS: false }],
  ['smtp://panel:pw@127.0.0.1:1025', { port: 1025, requireTLS: false }],
  ['smtp://panel:pw@[::1]:1025', { host: '::1', requireTLS: false }],
  ['smtp://panel:pw@127.0.0.1.mail.example', { requireTLS: true }],
])('%s: a password goes over TLS or stays on this machine', (url, expected) => {
  expect(readSmtpUrl(url)).toMatchObject(expected);
});

test('a login may hold any character', () => {
  expect(readSmtpUrl('smtps://panel%40a.example:p%2Fw%3A%23@mail.example').auth).toEqual({
    user: 'panel@a.example',
    pass: 'p/w:#',
  });
});

test.each(['http://u:CANARY@mail.example', 'smtp://', 'mail.example:25', 'CANARY'])(
  '%s is not a mail server',
  (url) => {
    expect(() => readSmtpUrl(url)).toThrow(TypeError);
    expect(() => readSmtpUrl(url)).not.toThrow(/CANARY/);
  },
);
