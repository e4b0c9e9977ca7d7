import { isLandOfWithdrawal, lastDayOfWithdrawal } from '#modules/billing/core/index.ts';

export type WithdrawalRight =
  | { readonly has: true; readonly until: Temporal.PlainDate }
  | { readonly has: false; readonly why: 'off' | 'business' | 'country' | 'over' };

/** What of the provider, the client and the contract the right follows from. */
export interface RightFacts {
  readonly isOn: boolean;
  readonly days: number;
  readonly isBusiness: boolean;
  readonly country: string;
  readonly concludedOn: Temporal.PlainDate;
}

/** Whether a consumer may withdraw on a day from a contract over services (Directive 2011/83/EU Art. 9). */
export function withdrawalRight(of: RightFacts, on: Temporal.PlainDate): WithdrawalRight {
  if (!of.isOn) return { has: false, why: 'off' };
  if (of.isBusiness) return { has: false, why: 'business' };
  if (!isLandOfWithdrawal(of.country)) return { has: false, why: 'country' };
  const until = lastDayOfWithdrawal(of.concludedOn, of.days);
  return Temporal.PlainDate.compare(on, until) <= 0 ? { has: true, until } : { has: false, why: 'over' };
}
