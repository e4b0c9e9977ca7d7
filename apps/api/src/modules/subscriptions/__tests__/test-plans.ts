import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { ask, type Caller } from '#lib/command/execute.ts';
import { checkLedger } from '#modules/billing/testing.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { moveTo } from './plan-world.ts';

/**
 * A world with one product for the tests of a file; each begins on 1 January 2026 with a new client. In the end the
 * ledger has to be balanced.
 */
export function testPlans(
  use: (world: TestWorld, of: { staff: Caller; productId: string; clientId: string }) => void,
): void {
  let world: TestWorld;
  let productId: string;
  beforeAll(async () => {
    world = await createWorld();
    productId = await aProduct(world.owner, { categoryId: await aCategory(world.owner) });
  });
  beforeEach(async () => {
    moveTo(world, '2026-01-01');
    use(world, { staff: world.owner, productId, clientId: await aClient(world.owner) });
  });
  afterAll(async () => {
    expect(await ask(world.owner, checkLedger, {})).toMatchObject({ isValid: true });
    await world[Symbol.asyncDispose]();
  });
}
