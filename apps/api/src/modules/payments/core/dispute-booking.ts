import type { DisputeBooking, DisputeStatus } from '@panel1/shared-types';

/** True while the bank has not decided. */
export const isOpenDispute = (status: DisputeStatus): boolean =>
  status === 'inquiry' || status === 'needs_response' || status === 'under_review';

/** Where the books should stand: nothing while no money has moved, or when it is ours again. */
export function wantedBooking(of: { status: DisputeStatus; withdrawnMinor: bigint }): DisputeBooking {
  if (of.withdrawnMinor <= 0n || of.status === 'won' || of.status === 'closed') return 'none';
  return of.status === 'lost' ? 'lost' : 'withheld';
}

/** One posting: money is withheld, given back or lost. */
export type BookingStep = 'withhold' | 'release' | 'lose';

/** The postings that lead from one state of the books to another, in their order. */
export function bookingSteps(from: DisputeBooking, to: DisputeBooking): BookingStep[] {
  if (from === to) return [];
  if (to === 'none') return ['release'];
  if (to === 'lost') return from === 'withheld' ? ['lose'] : ['withhold', 'lose'];
  return from === 'lost' ? ['release', 'withhold'] : ['withhold'];
}
