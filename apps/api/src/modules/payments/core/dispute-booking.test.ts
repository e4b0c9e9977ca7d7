import { DISPUTE_BOOKINGS, DISPUTE_STATUSES } from '@panel1/shared-types';
import { describe, expect, it } from 'vitest';
import { bookingSteps, isOpenDispute, wantedBooking } from './dispute-booking.ts';

describe('the books of a dispute', () => {
  it('say nothing of an inquiry, nor of what is won or closed', () => {
    for (const status of ['won', 'closed'] as const)
      expect(wantedBooking({ status, withdrawnMinor: 100n })).toBe('none');
    expect(wantedBooking({ status: 'inquiry', withdrawnMinor: 0n })).toBe('none');
  });

  it('follow the money: withheld while it is open, lost afterwards, and nothing where none was taken', () => {
    expect(wantedBooking({ status: 'needs_response', withdrawnMinor: 100n })).toBe('withheld');
    expect(wantedBooking({ status: 'under_review', withdrawnMinor: 100n })).toBe('withheld');
    expect(wantedBooking({ status: 'lost', withdrawnMinor: 100n })).toBe('lost');
    expect(wantedBooking({ status: 'lost', withdrawnMinor: 0n })).toBe('none');
  });

  it('come from every state to every other, and stay where they are', () => {
    const after = { withhold: 'withheld', release: 'none', lose: 'lost' } as const;
    for (const from of DISPUTE_BOOKINGS)
      for (const to of DISPUTE_BOOKINGS) {
        const reached = bookingSteps(from, to).reduce<string>((_, step) => after[step], from);
        expect(reached).toBe(to);
        if (from === to) expect(bookingSteps(from, to)).toEqual([]);
      }
  });

  it('are open until the bank has decided', () => {
    const open = DISPUTE_STATUSES.filter(isOpenDispute);
    expect(open).toEqual(['inquiry', 'needs_response', 'under_review']);
  });
});
