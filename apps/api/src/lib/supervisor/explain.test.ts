import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { explain } from './explain.ts';

it('a port that is taken is named together with the setting to change', async () => {
  const first = createServer().listen(0, '127.0.0.1');
  await once(first, 'listening');
  const address = first.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  try {
    const [error] = await once(createServer().listen(port, '127.0.0.1'), 'error').catch((reason: unknown) => [reason]);
    expect(explain(error)).toContain(`Port ${port} is taken by another program`);
    expect(explain(error)).toContain('PORT');
  } finally {
    first.close();
  }
});

it('an error is explained together with its causes, and only our own mistakes show a stack', () => {
  expect(explain(new Error('no start', { cause: new Error('no disk') }))).toBe('no start\n  because: no disk');
  expect(explain(new TypeError('x is not a function'))).toMatch(/x is not a function\n\s+at /);
});
