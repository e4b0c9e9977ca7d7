import { expect, it } from 'vitest';
import { readPayLink } from '../lib/pay-link.ts';

const TOKEN = 'a'.repeat(43);

it('the token of a payment link is read from behind the hash only', () => {
  expect(readPayLink({ search: '', hash: `#${TOKEN}` })).toEqual({ token: TOKEN, cameBack: null });
  expect(readPayLink({ search: '?payment=returned', hash: `#${TOKEN}` })?.cameBack).toBe('returned');
  for (const hash of ['', '#', '#short', `#${TOKEN}x`, '#<script>'])
    expect([hash, readPayLink({ search: `?token=${TOKEN}`, hash })]).toEqual([hash, null]);
});
