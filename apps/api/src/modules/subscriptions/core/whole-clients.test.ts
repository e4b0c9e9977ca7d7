import { describe, expect, it } from 'vitest';
import { wholeClients } from './whole-clients.ts';

const batch = (clients: string) => [...clients].map((clientId) => ({ clientId }));
const told = (clients: string, limit: number) =>
  wholeClients(batch(clients), limit)
    .map(({ clientId }) => clientId)
    .join('');

describe('a batch of due subscriptions', () => {
  it('that is full leaves a client whom its end may cut in two to the next one', () => {
    expect(told('aabbb', 5)).toBe('aa');
  });

  it('that is not full is all there is', () => {
    expect(told('aabbb', 6)).toBe('aabbb');
    expect(told('', 6)).toBe('');
  });

  it('that one client fills alone goes ahead, for else nothing would', () => {
    expect(told('aaaaa', 5)).toBe('aaaaa');
  });
});
