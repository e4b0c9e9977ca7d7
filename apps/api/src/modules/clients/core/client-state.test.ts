import { describe, expect, it } from 'vitest';
import { transition } from './client-state.ts';

describe('the states of a client', () => {
  it('a closed client can only be opened again', () => {
    expect(transition('closed', 'active')).toBe('active');
    expect(() => transition('closed', 'inactive')).toThrow('clients.closed');
    expect(() => transition('closed', 'closed')).toThrow('clients.closed');
  });
});
