import { setTimeout as sleep } from 'node:timers/promises';
import { type CrashWorld, openCrashWorld } from '@panel1/e2e/crash-world';

const STEPS = {
  charge: { provider: 'stripe', operation: 'payment_intents.create', effect: 'payments.charge' },
  create: { provider: 'whm', operation: 'createacct', effect: 'provisioning.create' },
} as const;
const PATIENCE_MS = 120_000;

/** Seconds from the `kill -9` of a worker in the middle of a call to the end of that step by another worker. */
export async function measureRecovery(): Promise<{ chargeSeconds: number; createSeconds: number }> {
  await using world = await openCrashWorld();
  return {
    chargeSeconds: await recoveryOf(world, STEPS.charge),
    createSeconds: await recoveryOf(world, STEPS.create),
  };
}

async function recoveryOf(world: CrashWorld, step: (typeof STEPS)[keyof typeof STEPS]): Promise<number> {
  const { hasFired } = await world.providers.break(step.provider, { kind: 'hang', operation: step.operation });
  await world.order();
  await until(hasFired);
  const killed = world.running.filter(({ kind }) => kind === 'worker');
  await world.start('worker');
  await world.kill(killed);
  const since = performance.now();
  await until(async () => {
    const { rows } = await world.db.query(
      "select from effects where kind = $1 and state not in ('succeeded', 'failed')",
      [step.effect],
    );
    return rows.length === 0;
  });
  return (performance.now() - since) / 1000;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('the work of a killed worker was not taken over');
    await sleep(50);
  }
}
