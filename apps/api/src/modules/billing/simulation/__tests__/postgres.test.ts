import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type TestWorld } from '../../../../../test/world.ts';
import { postgresStore } from '../postgres-store.ts';
import { simulate } from '../simulate.ts';
import type { StoreOf } from '../store.ts';
import { isSoldByProducts } from '../world.ts';

let world: TestWorld;
let store: StoreOf;
beforeAll(async () => {
  world = await createWorld();
  store = postgresStore(world.kernel);
});
afterAll(() => world[Symbol.asyncDispose]());

describe('billing under faults, kept in PostgreSQL', () => {
  it.each([9, 10, 11, 16, 18])('keeps every invariant on every day, seed %i', { timeout: 300_000 }, async (seed) => {
    const options = { sells: isSoldByProducts };
    const kept = await simulate(seed, { ...options, store });
    expect(kept).toMatchObject({ failure: null });
    // What is read back is what was worked out, to the last cent and day.
    expect(kept).toEqual(await simulate(seed, options));
  });
});
