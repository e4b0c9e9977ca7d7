import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the run's test services (services/broker.ts). */
    testServices: string;
  }
}

/** Asks the test services of this run; `body` is plain text. */
export async function askTestServices(path: string, body = ''): Promise<unknown> {
  const response = await fetch(`${inject('testServices')}${path}`, { method: 'POST', body });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}
