import { newStory, ORDER_TO_ACTIVE } from '@panel1/e2e/demo-steps';
import { openDemoWorld } from '@panel1/e2e/demo-world';
import type { Instance } from '@panel1/e2e/instance';
import { percentile } from './percentile.ts';

const ORDERS = 9;

/** Time from a visitor's first look to the running account, one order after the other, the first one not counted. */
export async function measureOrders(instance: Instance): Promise<{ medianMs: number }> {
  const world = await openDemoWorld(instance);
  const times: number[] = [];
  for (let count = 0; count <= ORDERS; count += 1) {
    const story = newStory(`nora@bench-${count}.example`);
    const began = performance.now();
    for (const step of ORDER_TO_ACTIVE) await step.run(world, story);
    if (count > 0) times.push(performance.now() - began);
  }
  return { medianMs: Math.round(percentile(times, 0.5)) };
}
