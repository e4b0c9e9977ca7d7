import { sum } from '../document/spread.ts';
import type { Account } from './accounts.ts';
import type { LedgerFact, PostedLine, PostedTax } from './facts.ts';

/** One entry; debits are positive. `subject` says whose or which: client, gateway, product, jurisdiction and rate. */
export interface Posting {
  readonly account: Account;
  readonly subject: string | null;
  readonly currency: string;
  readonly amountMinor: bigint;
}

type Entry = readonly [account: Account, subject: string | null, amountMinor: bigint];
type Fact<Kind extends LedgerFact['kind']> = Extract<LedgerFact, { kind: Kind }>;

/**
 * The entries of a money event. They balance, are one per account and subject, and none is zero. Throws a RangeError when
 * the fact's amounts do not add up.
 */
export function postingsOf(fact: LedgerFact): Posting[] {
  const merged = new Map<string, Posting>();
  for (const [account, subject, amountMinor] of entriesOf(fact)) {
    const key = `${account} ${subject}`;
    const before = merged.get(key)?.amountMinor ?? 0n;
    merged.set(key, { account, subject, currency: fact.currency, amountMinor: before + amountMinor });
  }
  const postings = [...merged.values()].filter(({ amountMinor }) => amountMinor !== 0n);
  assertBalanced(postings);
  return postings;
}

/** Throws a RangeError unless debits are credits in every currency. */
export function assertBalanced(postings: readonly Posting[]): void {
  for (const [currency, list] of Map.groupBy(postings, (posting) => posting.currency)) {
    const off = sum(list.map(({ amountMinor }) => amountMinor));
    if (off !== 0n) throw new RangeError(`the postings are off by ${off} ${currency}`);
  }
}

/** The exact reversal: what voids an issued document that nobody has. */
export const reversalOf = (postings: readonly Posting[]): Posting[] =>
  postings.map((posting) => ({ ...posting, amountMinor: -posting.amountMinor }));

function entriesOf(fact: LedgerFact): Entry[] {
  switch (fact.kind) {
    case 'invoice_issued':
      return issued(fact);
    case 'credit_noted':
      return creditNoted(fact);
    case 'revenue_recognised':
      return recognised(fact);
    case 'payment_received':
      return paid(fact);
    case 'payout_received':
      return [
        ['bank', null, fact.amountMinor - fact.feeMinor],
        ['gateway_fees', fact.gateway, fact.feeMinor],
        ['gateway_clearing', fact.gateway, -fact.amountMinor],
      ];
    case 'written_off':
      return [
        ['write_off', null, fact.amountMinor - sum(fact.taxes.map(({ taxMinor }) => taxMinor))],
        ...taxEntries(fact.taxes, 1n),
        ['receivable', fact.clientId, -fact.amountMinor],
      ];
    case 'exchange_realised':
      return [
        ['gateway_clearing', fact.gateway, fact.amountMinor],
        ['exchange_difference', null, -fact.amountMinor],
      ];
    case 'dispute_opened':
    case 'dispute_lost':
    case 'dispute_won':
      return disputed(fact);
    default:
      return credited(fact);
  }
}

function issued({ clientId, lines, taxes, roundingMinor = 0n }: Fact<'invoice_issued'>): Entry[] {
  const net = sum(lines.map(({ netMinor }) => netMinor));
  const tax = sum(taxes.map(({ taxMinor }) => taxMinor));
  return [
    ['receivable', clientId, net + tax + roundingMinor],
    ...lineEntries(lines, -1n),
    ...taxEntries(taxes, -1n),
    ['rounding', null, -roundingMinor],
  ];
}

function creditNoted({ clientId, lines, taxes, offsetMinor, creditMinor }: Fact<'credit_noted'>): Entry[] {
  return [
    ...lineEntries(lines, 1n),
    ...taxEntries(taxes, 1n),
    ['receivable', clientId, -offsetMinor],
    ['client_credit', clientId, -creditMinor],
  ];
}

/** What is earned at once shows its discount apart; what is earned over time does so when it is earned. */
function lineEntries(lines: readonly PostedLine[], sign: 1n | -1n): Entry[] {
  return lines.flatMap(({ account, product, netMinor, discountMinor = 0n }): Entry[] => {
    if (account === 'late_fees') return [[account, null, sign * netMinor]];
    if (account === 'deferred_revenue') return [[account, product, sign * netMinor]];
    return [
      [account, product, sign * (netMinor + discountMinor)],
      ['discounts', product, -sign * discountMinor],
    ];
  });
}

function recognised({ product, amountMinor, discountMinor = 0n }: Fact<'revenue_recognised'>): Entry[] {
  return [
    ['deferred_revenue', product, amountMinor],
    ['discounts', product, discountMinor],
    ['revenue', product, -amountMinor - discountMinor],
  ];
}

function paid(fact: Fact<'payment_received'>): Entry[] {
  return [
    ['gateway_clearing', fact.gateway, fact.amountMinor],
    ['receivable', fact.clientId, -fact.allocatedMinor],
    ['client_credit', fact.clientId, -fact.creditMinor],
    ['unapplied_cash', fact.clientId, -fact.unappliedMinor],
  ];
}

function disputed(fact: Fact<'dispute_opened' | 'dispute_lost' | 'dispute_won'>): Entry[] {
  const held: Entry = ['disputed_receivable', fact.clientId, -fact.amountMinor];
  if (fact.kind === 'dispute_lost') {
    const owed = fact.wasUnapplied === true ? 'unapplied_cash' : 'receivable';
    return [fact.owed ? [owed, fact.clientId, fact.amountMinor] : ['write_off', null, fact.amountMinor], held];
  }
  if (fact.kind === 'dispute_won')
    return [
      ['gateway_clearing', fact.gateway, fact.amountMinor + fact.feeReturnedMinor],
      held,
      ['dispute_fees', fact.gateway, -fact.feeReturnedMinor],
    ];
  return [
    ['disputed_receivable', fact.clientId, fact.amountMinor],
    ['dispute_fees', fact.gateway, fact.feeMinor],
    ['gateway_clearing', fact.gateway, -fact.amountMinor - fact.feeMinor],
  ];
}

type CreditFact = Fact<
  | 'unapplied_allocated'
  | 'excess_to_credit'
  | 'wallet_topped_up'
  | 'credit_granted'
  | 'credit_spent'
  | 'credit_expired'
  | 'refunded'
>;

function credited(fact: CreditFact): Entry[] {
  const [debit, credit] = creditSides(fact);
  return [
    [debit[0], debit[1], fact.amountMinor],
    [credit[0], credit[1], -fact.amountMinor],
  ];
}

type Side = readonly [account: Account, subject: string | null];

function creditSides(fact: CreditFact): readonly [debit: Side, credit: Side] {
  const client = (account: Account): Side => [account, fact.clientId];
  switch (fact.kind) {
    case 'unapplied_allocated':
      return [client('unapplied_cash'), client('receivable')];
    case 'excess_to_credit':
      return [client(fact.from), client('client_credit')];
    case 'wallet_topped_up':
      return [['gateway_clearing', fact.gateway], client('wallet_purchased')];
    case 'credit_granted':
      return [['promotion', null], client('wallet_granted')];
    case 'credit_spent':
      return [client(fact.from), client(fact.to ?? 'receivable')];
    case 'credit_expired':
      return [client(fact.from), fact.from === 'wallet_granted' ? ['promotion', null] : ['revenue', 'expired_credit']];
    case 'refunded':
      return [client(fact.from), ['gateway_clearing', fact.gateway]];
  }
}

function taxEntries(taxes: readonly PostedTax[], sign: 1n | -1n): Entry[] {
  return taxes.map(({ subject, taxMinor }): Entry => ['tax_payable', subject, sign * taxMinor]);
}
