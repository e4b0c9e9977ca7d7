import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { ask } from '#lib/command/execute.ts';
import { aClient } from '#modules/clients/testing.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { checkLedger } from '../queries/check-ledger.ts';

/**
 * A world for the tests of a file, prepared once, with a new client for each. Whatever a test did, the ledger has to be
 * balanced after it.
 */
export function testBilling(
  use: (world: TestWorld, clientId: string) => void,
  prepare?: (world: TestWorld) => Promise<void>,
): void {
  let world: TestWorld;
  beforeAll(async () => {
    world = await createWorld();
    await prepare?.(world);
  });
  beforeEach(async () => use(world, await aClient(world.owner)));
  afterEach(async () => {
    expect(await ask(world.owner, checkLedger, {})).toMatchObject({ isValid: true });
  });
  afterAll(() => world?.[Symbol.asyncDispose]());
}
