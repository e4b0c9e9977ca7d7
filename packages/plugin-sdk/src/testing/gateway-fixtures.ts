import type { Money } from '../contracts/common.ts';
import type { ContractArgument } from '../contracts/index.ts';
import { type CommonFixtures, newOperation } from './fixtures.ts';

type Webhook = ContractArgument<'paymentGateway', 'parseWebhook'>;

export interface GatewayFixtures extends CommonFixtures<'paymentGateway'> {
  readonly amount: Money;
  /** Acts as the payer on the hosted page, with a method that works. */
  readonly payAt?: (url: string) => Promise<void>;
  /** A saved method that can be charged. */
  readonly savedMethod?: () => Promise<{ customerRef: string; methodRef: string }>;
  /** A saved method that the bank refuses. */
  readonly refusedMethod?: () => Promise<{ customerRef: string; methodRef: string }>;
  /** How many charges and refunds the provider has really made. */
  readonly moneyMoves?: () => Promise<number>;
  /** Lets a bank question a payment; answers the provider's name of the dispute, and ends it as told. */
  readonly dispute?: (paymentRef: string, end?: 'won' | 'lost') => Promise<string>;
  /** A webhook as the provider sends it. */
  readonly webhook?: (kind: 'good' | 'altered' | 'old') => Webhook;
}

type Charge = ContractArgument<'paymentGateway', 'chargeSaved'>;

/** A charge of the saved method that works. */
export async function newCharge(fixtures: GatewayFixtures): Promise<Charge> {
  const method = await fixtures.savedMethod?.();
  if (!method) throw new Error('the fixtures have no savedMethod');
  const { amount } = fixtures;
  return { operationId: newOperation(), amount, description: 'Renewal', reference: 'INV-0002', ...method };
}
