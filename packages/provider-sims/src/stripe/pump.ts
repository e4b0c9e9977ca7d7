import type { Runtime } from '../kernel/runtime.ts';
import type { StripeContext } from './context.ts';
import type { StripeState } from './state.ts';
import { runDueTasks } from './tasks.ts';
import type { Webhooks } from './webhooks.ts';

const LONGEST_SLEEP = 60_000;

/** Runs what is due by the simulated clock: settlements, disputes, expiries, webhooks. */
export interface Pump {
  /** Does everything that is due now, and resolves when it is done. */
  run(): Promise<void>;
  /** Starts a run soon, without waiting for it. */
  wake(): void;
  stop(): Promise<void>;
}

export function createPump(runtime: Runtime<StripeState>, context: StripeContext, webhooks: Webhooks): Pump {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let tail: Promise<void> = Promise.resolve();

  function sleepUntilNext(): void {
    clearTimeout(timer);
    if (abort.signal.aborted) return;
    const dues = [...runtime.state.tasks, ...runtime.state.deliveries].map((one) => one.dueAt);
    if (dues.length === 0) return;
    const pause = Math.min(LONGEST_SLEEP, Math.max(5, Math.min(...dues) - runtime.clock.now()));
    timer = setTimeout(wake, pause);
    timer.unref();
  }

  async function once(): Promise<void> {
    let busy = !abort.signal.aborted;
    while (busy) {
      const ran = runDueTasks(context, runtime.clock.now());
      const sent = await webhooks.deliverDue(abort.signal);
      if (ran || sent) await runtime.persist();
      busy = (ran || sent) && !abort.signal.aborted;
    }
    sleepUntilNext();
  }

  function run(): Promise<void> {
    // One run after another: two at once would send the same delivery twice.
    tail = tail.then(once);
    return tail;
  }

  function wake(): void {
    setImmediate(() => {
      run().catch((error: unknown) => process.stderr.write(`simulator: ${String(error)}\n`));
    });
  }

  return {
    run,
    wake,
    async stop() {
      abort.abort();
      clearTimeout(timer);
      await tail.catch(() => {});
    },
  };
}
