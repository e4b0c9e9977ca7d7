import type { Dispute } from '@panel1/plugin-sdk';
import { sql } from 'drizzle-orm';
import { payments } from '#db/schema/payments.ts';
import { disputes } from '#db/schema/payments-disputes.ts';
import type { CommandContext } from '#lib/command/command.ts';
import {
  bookGatewayFee,
  loseDisputed,
  releaseDisputed,
  withholdDisputed,
  writeOffInvoice,
} from '#modules/billing/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { type BookingStep, bookingSteps, isOpenDispute, wantedBooking } from '../core/dispute-booking.ts';
import { type DisputeRow, factsOf, lockDispute, oneDispute } from './disputes.ts';
import { lockPayment, onePayment, type PaymentRow } from './payments.ts';

/**
 * Brings a dispute, and the books, to what its gateway says of it. An answer that was asked for before another one that is
 * known already changes nothing, so that notices may come twice and in any order.
 */
export async function followDispute(
  ctx: CommandContext,
  paymentId: string,
  of: { reported: Dispute; askedAt: Temporal.Instant },
): Promise<void> {
  const { reported } = of;
  // The database keeps microseconds: rounded up, an answer would seem older than itself.
  const askedAt = of.askedAt.round({ smallestUnit: 'millisecond', roundingMode: 'floor' });
  const payment = await lockPayment(ctx, paymentId);
  const { row, isNew } = await lockDispute(ctx, payment, { reported, askedAt });
  if (Temporal.Instant.compare(askedAt, row.seenAt) < 0) return;
  const facts = factsOf(reported);
  const isOpen = isOpenDispute(facts.status);
  const booked = await followBooks(ctx, { payment, row, reported });
  const fee = await followFee(ctx, row, reported.fee);
  await ctx.tx
    .update(disputes)
    .set({ ...facts, ...booked, ...fee, seenAt: askedAt, endedAt: isOpen ? null : (row.endedAt ?? ctx.now) })
    .where(oneDispute(ctx, row.id));
  const isWithheld = booked.booking === 'withheld' && row.booking !== 'withheld';
  tell(ctx, row, { isNew, isWithheld, status: facts.status });
}

function tell(
  ctx: CommandContext,
  row: DisputeRow,
  of: { isNew: boolean; isWithheld: boolean; status: DisputeRow['status'] },
): void {
  const about = [{ disputeId: row.id }, { clientId: row.clientId }] as const;
  if (of.isNew) ctx.emit('dispute.opened', ...about);
  else ctx.emit('dispute.changed', ...about);
  if (of.isWithheld) ctx.emit('dispute.withheld', ...about);
  const wasOpen = of.isNew || isOpenDispute(row.status);
  if (wasOpen && !isOpenDispute(of.status)) ctx.emit('dispute.ended', ...about);
}

type Booked = Pick<DisputeRow, 'booking' | 'bookedMinor' | 'bookings'>;

/** Posts what is missing between where the books stand and where they should. */
async function followBooks(
  ctx: CommandContext,
  of: { payment: PaymentRow; row: DisputeRow; reported: Dispute },
): Promise<Booked> {
  const { payment, row, reported } = of;
  const withdrawnMinor = BigInt(reported.withdrawn.amountMinor);
  const wanted = wantedBooking({ status: reported.status, withdrawnMinor });
  let booked: Booked = { booking: row.booking, bookedMinor: row.bookedMinor, bookings: row.bookings };
  let takenMinor = payment.disputedMinor;
  for (const step of bookingSteps(row.booking, wanted)) {
    // With what was refunded it is never more than was captured: the rest is a difference for the reconciliation.
    const roomMinor = payment.amountMinor - payment.refundedMinor - takenMinor;
    const amountMinor = step === 'withhold' ? smaller(withdrawnMinor, roomMinor) : booked.bookedMinor;
    const next = await take(ctx, step, { payment, disputeId: row.id, booked, amountMinor });
    takenMinor += next.bookedMinor - booked.bookedMinor;
    booked = next;
    if (booked.booking === 'none' && wanted !== 'none' && step === 'withhold') break;
  }
  if (takenMinor !== payment.disputedMinor)
    await ctx.tx
      .update(payments)
      .set({ disputedMinor: sql`${payments.disputedMinor} + ${takenMinor - payment.disputedMinor}` })
      .where(onePayment(ctx, payment.id));
  return booked;
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

interface Taken {
  readonly payment: PaymentRow;
  readonly disputeId: string;
  readonly booked: Booked;
  readonly amountMinor: bigint;
}

async function take(ctx: CommandContext, step: BookingStep, of: Taken): Promise<Booked> {
  const { payment, disputeId, booked, amountMinor } = of;
  const { whileOpen, whenLost } = await readSettings(ctx, 'disputes');
  const about = { disputeId, paymentId: payment.id, clientId: payment.clientId };
  if (step === 'withhold') {
    if (amountMinor <= 0n) return booked;
    const nth = booked.bookings + 1;
    const money = { amountMinor: amountMinor.toString(), currency: payment.currency };
    await ctx.call(withholdDisputed, { ...about, ...money, nth, isOwed: whileOpen === 'owed' });
    return { booking: 'withheld', bookedMinor: amountMinor, bookings: nth };
  }
  const nth = booked.bookings;
  if (step === 'release') {
    await ctx.call(releaseDisputed, { ...about, nth, isLost: booked.booking === 'lost' });
    return { booking: 'none', bookedMinor: 0n, bookings: nth };
  }
  const { owedInvoiceIds } = await ctx.call(loseDisputed, { ...about, nth });
  if (whenLost === 'write_off')
    for (const invoiceId of owedInvoiceIds) await ctx.call(writeOffInvoice, { invoiceId, reason: 'Dispute lost' });
  return { ...booked, booking: 'lost' };
}

/** Books the fee as far as it is not booked, each change under a name of its own. */
async function followFee(
  ctx: CommandContext,
  row: DisputeRow,
  fee: Dispute['fee'],
): Promise<Pick<DisputeRow, 'feeMinor' | 'feeCurrency'>> {
  // A gateway that charged in one currency does not give back in another.
  const currency = row.feeCurrency ?? fee?.currency ?? null;
  if (currency === null || (fee && fee.currency !== currency)) return { feeMinor: row.feeMinor, feeCurrency: currency };
  const feeMinor = BigInt(fee?.amountMinor ?? '0');
  const changeMinor = feeMinor - row.feeMinor;
  if (changeMinor !== 0n)
    await ctx.call(bookGatewayFee, {
      ...{ fact: `${row.id}:${row.feeMinor}-${feeMinor}:${ctx.newId()}`, account: 'dispute_fees' },
      ...{ pluginId: row.pluginId, amountMinor: changeMinor.toString(), currency, paymentId: row.paymentId },
    });
  return { feeMinor, feeCurrency: currency };
}
