import { AppError } from '#lib/errors/app-error.ts';
import { type ContractEnd, endOfContract } from '../core/contract.ts';
import { historyOf } from './history.ts';
import type { SubscriptionRow } from './subscriptions.ts';

/** When a running subscription can end that is cancelled today, and why. Throws for what never started or has no period. */
export function contractEnd(row: SubscriptionRow, today: Temporal.PlainDate): ContractEnd {
  const { anchorOn, cycle, contract, paidUntil } = row;
  if (anchorOn === null || cycle === 'one_time') throw new AppError('subscriptions.not_changeable');
  const { sold, segments } = historyOf(row);
  const begunOn = Temporal.PlainDate.from(sold.anchorOn);
  const anchorDay = segments.at(-1)?.anchorDay;
  return endOfContract({ contract, begunOn, anchorOn, anchorDay, cycle, paidUntil }, today);
}
