import * as z from 'zod/mini';
import type { LoginRole } from '#db/roles.ts';
import { askTestServices } from './services/client.ts';

const answer = z.object({ name: z.string(), adminUrl: z.string(), urls: z.record(z.string(), z.string()) });

/** A migrated database of this test file's own, on a throw-away server. */
export type TestDatabase = Readonly<{
  name: string;
  /** Superuser connection: for looking behind the scenes, never for the code under test. */
  adminUrl: string;
  /** Connection URL of one of the product's login roles. */
  urlOf(role: LoginRole): string;
  drop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}>;

/** Clones the migrated template. Call it in `beforeAll`, once per file, and `drop` it in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { name, adminUrl, urls } = answer.parse(await askTestServices('/database/create'));
  const drop = async (): Promise<void> => void (await askTestServices('/database/drop', name));
  const urlOf = (role: LoginRole): string => {
    const url = urls[role];
    if (url === undefined)
      throw new Error(`no role "${role}" in the test database; there are: ${Object.keys(urls).join(', ')}`);
    return url;
  };
  return { name, adminUrl, urlOf, drop, [Symbol.asyncDispose]: drop };
}
