export type DisputeStage = 'inquiry' | 'open' | 'won' | 'lost';

/** What a tenant does while a dispute is open: the amount is owed again, or held until it is decided. */
export type DisputePolicy = 'owed' | 'held';

export interface DisputeEffect {
  /** Counts as not paid any more; see `invoiceBalance`. */
  readonly disputedMinor: bigint;
  /** Neither owed nor paid until it is decided. */
  readonly heldMinor: bigint;
  readonly maySuspend: boolean;
  /** Whether the service may end for it: never before the dispute is lost. */
  readonly mayTerminate: boolean;
}

/**
 * What a dispute does to the invoice that the payment was for. An inquiry changes nothing; while it is open the amount is
 * owed or held and the service may at most be suspended; a lost one stays owed until paid or written off, a won one is
 * paid as before.
 */
export function disputeEffect(stage: DisputeStage, policy: DisputePolicy, amountMinor: bigint): DisputeEffect {
  const none = { disputedMinor: 0n, heldMinor: 0n, maySuspend: false, mayTerminate: false };
  if (stage === 'inquiry' || stage === 'won') return none;
  if (stage === 'lost') return { ...none, disputedMinor: amountMinor, maySuspend: true, mayTerminate: true };
  return policy === 'owed'
    ? { ...none, disputedMinor: amountMinor, maySuspend: true }
    : { ...none, heldMinor: amountMinor };
}
