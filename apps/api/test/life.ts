import { ask, execute } from '#lib/command/execute.ts';
import { applyPayment } from '#modules/billing/index.ts';
import { getInvoice, listInvoices } from '#modules/billing/testing.ts';
import { createRegistry } from '#modules/registry.ts';
import { listSubscriptions } from '#modules/subscriptions/index.ts';
import { runConfirmed } from '#modules/subscriptions/testing.ts';
import type { TestWorld } from './world.ts';

/** What happens in a test instance as time goes by: days, jobs with all that follows, payments. */
export function lifeOf(world: () => TestWorld) {
  const registry = () => createRegistry(world().services);
  const work = () => world().drain(registry().consumers, [...registry().effects.values()]);
  const invoicesOf = async (clientId: string) => {
    const sort = { by: 'createdAt', direction: 'asc' } as const;
    return (await ask(world().owner, listInvoices, { filter: { clientId }, sort, limit: 100 })).rows;
  };
  return {
    work,
    invoicesOf,
    /** Moves business time to noon of a day in Berlin. */
    goTo(day: string): void {
      const noon = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Europe/Berlin', plainTime: '12:00' });
      world().clock.passTo(noon.toInstant());
    },
    async run(name: string): Promise<void> {
      await runConfirmed(
        world().owner,
        registry().schedules.find((job) => job.name === name),
      );
      await work();
    },
    async payAll(clientId: string): Promise<void> {
      for (const { id, due } of await invoicesOf(clientId))
        if (due.amountMinor !== '0') {
          const paymentId = crypto.randomUUID();
          await execute(world().owner, applyPayment, { paymentId, clientId, ...due, invoiceIds: [id] });
        }
      await work();
    },
    subscriptionsOf: async (clientId: string) =>
      (await ask(world().owner, listSubscriptions, { filter: { clientId }, limit: 100 })).rows,
    async lastInvoice(clientId: string) {
      return ask(world().owner, getInvoice, { invoiceId: (await invoicesOf(clientId)).at(-1)?.id ?? '' });
    },
  };
}
