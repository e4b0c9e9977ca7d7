import * as z from 'zod/mini';
import type { SimulatorAccess } from '../harness/instance.ts';

/** What the providers themselves know: the truth that the panel is compared with. */
export interface Providers {
  /** Charges that took money at the gateway, by the invoice or order that they were asked for. */
  charges(): Promise<number>;
  /** Accounts at the hosting panel by domain. */
  accounts(): Promise<string[]>;
  /** Lets the next call of an operation go wrong; answers whether it has. */
  break(provider: ProviderName, fault: Fault): Promise<{ hasFired(): Promise<boolean> }>;
}

export type ProviderName = 'stripe' | 'whm';

export interface Fault {
  kind: 'hang' | 'delay' | 'drop_before_execute' | 'execute_then_drop';
  operation: string;
  execute?: boolean;
  ms?: number;
  times?: number;
}

const stripeState = z.object({
  charges: z.record(z.string(), z.object({ status: z.string(), payment_intent: z.nullable(z.string()) })),
});
const whmState = z.object({ accounts: z.record(z.string(), z.object({ domain: z.string() })) });
const added = z.object({ id: z.string() });
const faults = z.object({ faults: z.array(z.object({ id: z.string(), fired: z.number() })) });

export function openProviders({ stripeUrl, whmUrl, controlToken }: SimulatorAccess): Providers {
  const headers = { 'x-sim-control-token': controlToken, 'content-type': 'application/json' };
  const base = { stripe: stripeUrl, whm: whmUrl };
  async function ask<T>(url: string, shape: z.ZodMiniType<T>, body?: unknown): Promise<T> {
    const init = body === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) };
    return z.parse(shape, await (await fetch(url, init)).json());
  }
  return {
    async charges() {
      const { charges } = await ask(`${stripeUrl}/__sim/state`, stripeState);
      return Object.values(charges).filter(({ status }) => status === 'succeeded').length;
    },
    async accounts() {
      const { accounts } = await ask(`${whmUrl}/__sim/state`, whmState);
      return Object.values(accounts).map(({ domain }) => domain);
    },
    async break(provider, fault) {
      const url = `${base[provider]}/__sim/faults`;
      const { id } = await ask(url, added, fault);
      return {
        async hasFired() {
          const { faults: known } = await ask(url, faults);
          return known.some((one) => one.id === id && one.fired > 0);
        },
      };
    },
  };
}
