import type { Fund } from '../collect/funds.ts';
import { post } from './ledger.ts';
import { applyCredit, openDocuments, settleIfPaid } from './settle.ts';
import type { LineKind } from './state.ts';
import type { Work } from './work.ts';

/** Credit that the client bought and has paid: owed back, so it is not revenue until it is spent. */
export function topUp(work: Work, of: { amountMinor: bigint; expiresOn: Temporal.PlainDate | null }): void {
  const fund = addFund(work, { ...of, kind: 'purchased', priority: 0, lineKinds: null });
  post(work, { kind: 'topped_up', key: fund.id, amountMinor: of.amountMinor });
  spend(work);
}

export interface Grant {
  readonly amountMinor: bigint;
  readonly expiresOn: Temporal.PlainDate | null;
  /** Smaller is spent first. */
  readonly priority: number;
  /** Kinds of lines that it may pay; null for all. */
  readonly lineKinds: readonly LineKind[] | null;
}

/** Credit that the provider gives away. */
export function grantCredit(work: Work, grant: Grant): void {
  const fund = addFund(work, { ...grant, kind: 'granted' });
  post(work, { kind: 'granted', key: fund.id, amountMinor: grant.amountMinor });
  spend(work);
}

function addFund(work: Work, of: Omit<Fund, 'id' | 'currency' | 'leftMinor'> & { amountMinor: bigint }): Fund {
  const { amountMinor, ...rest } = of;
  if (amountMinor <= 0n) throw new RangeError('credit is a positive amount');
  const fund = { ...rest, id: work.newId(), currency: work.account.client.currency, leftMinor: amountMinor };
  work.account.funds.set(fund.id, fund);
  return fund;
}

/** Puts new credit on what is due already. */
function spend(work: Work): void {
  for (const { id } of openDocuments(work)) {
    applyCredit(work, id);
    settleIfPaid(work, id);
  }
}
