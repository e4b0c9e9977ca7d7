import type { ArgumentOf, InputOf, MethodName, OutcomeOf, ValueOf } from './contract.ts';
import { paymentGateway } from './payment-gateway.ts';
import { provisioningAdapter } from './provisioning-adapter.ts';
import { taxCalculator } from './tax-calculator.ts';

/** Every extension point that a plugin can implement. */
export const CONTRACTS = { paymentGateway, provisioningAdapter, taxCalculator } as const;
/** Their names, as schemas want them. */
export const CONTRACT_NAMES = [
  'paymentGateway',
  'provisioningAdapter',
  'taxCalculator',
] as const satisfies (keyof typeof CONTRACTS)[];
export type Contracts = typeof CONTRACTS;
export type ContractName = keyof Contracts;
export type ContractMethod<N extends ContractName> = MethodName<Contracts[N]>;
export type ContractInput<N extends ContractName, M extends ContractMethod<N>> = InputOf<Contracts[N], M>;
/** What a caller gives: like the input, with defaults left out. */
export type ContractArgument<N extends ContractName, M extends ContractMethod<N>> = ArgumentOf<Contracts[N], M>;
export type ContractValue<N extends ContractName, M extends ContractMethod<N>> = ValueOf<Contracts[N], M>;
export type ContractOutcome<N extends ContractName, M extends ContractMethod<N>> = OutcomeOf<Contracts[N], M>;

export { instant, type Money, money, operationId } from './common.ts';
export type { Contract, Implementation, MethodSpec } from './contract.ts';
export { type Exchange, exchange } from './exchange.ts';
export { type BalanceEntry, balanceEntry, type Dispute, dispute } from './gateway-account.ts';
export * from './outcome.ts';
export {
  type Notice,
  notice,
  PAYMENT_STATES,
  type Payment,
  payment,
  type Refund,
  refund,
  type SavedMethod,
  savedMethod,
} from './payment-gateway.ts';
export { type Account, account } from './provisioning-adapter.ts';
export { TAX_TREATMENTS } from './tax-calculator.ts';
