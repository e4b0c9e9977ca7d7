import type { BillingAccount, Subscription } from '../core/index.ts';
import { clientActions } from './client-actions.ts';
import { moneyActions } from './money-actions.ts';
import type { Stage } from './stage.ts';
import { subscriptionActions } from './subscription-actions.ts';

/** Something that a client, staff or a bank may do to an account. */
export interface Scene {
  readonly stage: Stage;
  readonly clientId: string;
  readonly account: BillingAccount;
  /** Subscriptions that have not ended. */
  readonly live: readonly Subscription[];
}

export type Action = (scene: Scene) => Promise<unknown>;

const ACTIONS: readonly Action[] = [...subscriptionActions, ...moneyActions, ...clientActions];

/** Does one thing that was drawn. */
export async function act(stage: Stage, clientId: string): Promise<void> {
  const account = await stage.store.load(clientId);
  const live = [...account.subscriptions.values()].filter(({ status }) => status !== 'cancelled' && status !== 'ended');
  await stage.random.pick(ACTIONS)({ stage, clientId, account, live });
}
