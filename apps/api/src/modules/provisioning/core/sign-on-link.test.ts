import { expect, test } from 'vitest';
import { isOwnSignOnLink } from './sign-on-link.ts';

const server = {
  hostname: 'web1.example.com',
  settings: { url: 'https://203.0.113.5:2087', signOnHosts: 'cp.example.net, Mail.Example.net', username: 'root' },
};

test.each([
  'https://web1.example.com:2083/cpsess1/login/?session=a',
  'https://WEB1.example.com/login',
  'https://203.0.113.5:2083/login',
  'https://cp.example.net/login',
  'https://mail.example.net:2096/login',
])('a login link on a host of the server is given to the person: %s', (link) => {
  expect(isOwnSignOnLink(link, server)).toBe(true);
});

test.each([
  'http://web1.example.com:2083/login',
  'https://web1.example.com.evil.example/login',
  'https://evil.example/?web1.example.com',
  'https://web1.example.com@evil.example/login',
  'https://someone@web1.example.com/login',
  'https://203.0.113.50:2083/login',
  'https://net/login',
  'javascript:alert(1)//web1.example.com',
  'http://127.0.0.1:8080/login',
  'not a link',
])('a link elsewhere, or without encryption, is refused: %s', (link) => {
  expect(isOwnSignOnLink(link, server)).toBe(false);
});

test('a simulated panel is plain http at exactly the address of its settings, and nowhere else', () => {
  const simulated = { hostname: 'web1.example.com', settings: { url: 'http://127.0.0.1:4100' } };
  expect(isOwnSignOnLink('http://127.0.0.1:4100/login', simulated)).toBe(true);
  expect(isOwnSignOnLink('http://127.0.0.1:4101/login', simulated)).toBe(false);
  const open = { hostname: 'web1.example.com', settings: { url: 'http://web1.example.com:2086' } };
  expect(isOwnSignOnLink('http://web1.example.com:2086/login', open)).toBe(false);
});

test('a server that names no other host has an empty list, which allows no empty host', () => {
  expect(isOwnSignOnLink('https:///login', { hostname: 'web1.example.com', settings: { signOnHosts: '' } })).toBe(
    false,
  );
});
