import type { QueryContext } from '#lib/command/command.ts';
import { leftOfSubscriptions } from '#modules/billing/index.ts';
import { clientParty } from '#modules/clients/index.ts';
import { type Contract, contractsOf } from '#modules/ordering/index.ts';
import { firstPeriods } from '#modules/subscriptions/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { givenBack } from '../core/give-back.ts';
import { type WithdrawalRight, withdrawalRight } from '../core/right.ts';

/** Days that a period of withdrawal grows by when it ends on a weekend. */
const WEEKEND = 2;

/** A contract with the right that its client has on a day. */
export interface Withdrawable {
  contract: Contract;
  right: WithdrawalRight;
}

/** The contracts of a client that are young enough, each with the right to withdraw from it on a day. */
export async function withdrawableContracts(
  ctx: QueryContext,
  of: { clientId: string; on: Temporal.PlainDate },
): Promise<Withdrawable[]> {
  const { isOn, days } = await readSettings(ctx, 'withdrawal');
  const { isBusiness, country } = await clientParty(ctx, of.clientId);
  const since = of.on
    .subtract({ days: days + WEEKEND })
    .toZonedDateTime(ctx.tenant.timeZone)
    .toInstant();
  const contracts = await contractsOf(ctx, { clientId: of.clientId, since });
  return contracts.map((contract) => {
    const { concludedOn } = contract;
    return { contract, right: withdrawalRight({ isOn, days, isBusiness, country, concludedOn }, of.on) };
  });
}

/** A part of an invoice that goes back. */
export interface BackOfInvoice {
  invoiceId: string;
  currency: string;
  lines: { lineId: string; amountMinor: bigint }[];
}

/** What goes back of the invoices of these subscriptions when their contract ends on a day. */
export async function backOf(
  ctx: QueryContext,
  of: { subscriptionIds: readonly string[]; on: Temporal.PlainDate; owesUse: boolean },
): Promise<BackOfInvoice[]> {
  const charged = await leftOfSubscriptions(ctx, of.subscriptionIds);
  const first = await firstPeriods(ctx, of.subscriptionIds);
  const lines = charged.map((line) => {
    const { periodStart, periodEnd, isTime, subscriptionId } = line;
    const named = periodStart !== null && periodEnd !== null ? { start: periodStart, end: periodEnd } : null;
    return { ...line, period: named ?? (isTime ? (first.get(subscriptionId) ?? null) : null) };
  });
  const back = new Map(givenBack(lines, of).map(({ lineId, amountMinor }) => [lineId, amountMinor]));
  return [...Map.groupBy(lines, ({ invoiceId }) => invoiceId)].flatMap(([invoiceId, mine]) => {
    const given = mine.flatMap(({ lineId }) => {
      const amountMinor = back.get(lineId);
      return amountMinor === undefined ? [] : [{ lineId, amountMinor }];
    });
    const currency = mine[0]?.currency;
    return given.length === 0 || currency === undefined ? [] : [{ invoiceId, currency, lines: given }];
  });
}

/** The sum of what goes back. */
export const sumOf = (back: readonly BackOfInvoice[]): bigint =>
  back.flatMap(({ lines }) => lines).reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
