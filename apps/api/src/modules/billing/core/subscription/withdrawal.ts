import { EU_STATES } from '../tax/eu-rates.ts';

/** The European Economic Area beside the Union, and the United Kingdom (Consumer Contracts Regulations 2013). */
const BESIDE_THE_UNION: readonly string[] = ['IS', 'LI', 'NO', 'GB'];

/** True where consumers may withdraw from what they ordered at a distance (Directive 2011/83/EU Art. 9). */
export const isLandOfWithdrawal = (country: string): boolean =>
  BESIDE_THE_UNION.includes(country) || EU_STATES.has(country);

/**
 * The day of the contract is not counted, and a period that would end on a Saturday or Sunday ends with the Monday
 * (Regulation 1182/71 Art. 3). Public holidays differ by place and are left out, so the provider may grant more days.
 */
export function lastDayOfWithdrawal(concludedOn: Temporal.PlainDate, days: number): Temporal.PlainDate {
  const last = concludedOn.add({ days });
  const toMonday = last.dayOfWeek === 6 ? 2 : last.dayOfWeek === 7 ? 1 : 0;
  return last.add({ days: toMonday });
}
