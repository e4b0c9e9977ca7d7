import type { FundKind } from '../collect/funds.ts';
import { CREDIT_ACCOUNTS } from '../ledger/accounts.ts';
import type { LedgerFact, PostedLine, PostedTax } from '../ledger/facts.ts';
import { postingsOf, reversalOf } from '../ledger/postings.ts';
import type { CreditedPart } from './give-back.ts';
import type { Document, LedgerTransaction, Line } from './state.ts';
import type { Work } from './work.ts';

interface Part {
  readonly documentId: string;
  readonly amountMinor: bigint;
}

/** Something that moved money on an account; `key` makes posting the same thing twice impossible. */
export type MoneyFact = { readonly key: string } & (
  | { readonly kind: 'issued'; readonly document: Document }
  | { readonly kind: 'voided'; readonly document: Document }
  | {
      readonly kind: 'payment';
      readonly amountMinor: bigint;
      readonly parts: readonly Part[];
      readonly creditMinor: bigint;
    }
  | ({ readonly kind: 'proforma_paid' | 'written_off' | 'dispute_opened' | 'dispute_won' } & Part)
  | ({ readonly kind: 'refund' | 'excess'; readonly isProforma: boolean } & Part)
  | ({ readonly kind: 'dispute_lost'; readonly isProforma: boolean; readonly feeMinor: bigint } & Part)
  | {
      readonly kind: 'credit_used';
      readonly documentId: string;
      readonly isProforma: boolean;
      readonly parts: readonly { fund: FundKind; amountMinor: bigint }[];
    }
  | { readonly kind: 'credit_note'; readonly note: Document; readonly parts: readonly CreditedPart[] }
  | { readonly kind: 'credit_expired'; readonly fund: FundKind; readonly amountMinor: bigint }
  | { readonly kind: 'topped_up' | 'granted'; readonly amountMinor: bigint }
  | { readonly kind: 'recognised'; readonly product: string; readonly amountMinor: bigint }
);

/** Books a fact: balanced entries, appended for good. */
export function post(work: Work, fact: MoneyFact): void {
  const entries = entriesOf(work, fact);
  if (entries.length === 0) return;
  const id = work.newId();
  const documentId = 'documentId' in fact ? fact.documentId : 'document' in fact ? fact.document.id : null;
  const businessKey = `${fact.kind}:${fact.key}`;
  work.account.postings.set(id, { id, kind: fact.kind, businessKey, on: work.today, documentId, entries });
}

/** Whether a fact was booked before. */
export function isPosted({ account }: Work, { kind, key }: Pick<MoneyFact, 'kind' | 'key'>): boolean {
  for (const { businessKey } of account.postings.values()) if (businessKey === `${kind}:${key}`) return true;
  return false;
}

function entriesOf(work: Work, fact: MoneyFact): LedgerTransaction['entries'] {
  if (fact.kind === 'voided') return reversalOf(postingsOf(issuedFact(work, fact.document)));
  return ledgerFacts(work, fact).flatMap((one) => postingsOf(one));
}

const of = ({ account }: Work) => ({
  currency: account.client.currency,
  clientId: account.client.id,
  gateway: 'gateway',
});

function ledgerFacts(work: Work, fact: Exclude<MoneyFact, { kind: 'voided' }>): LedgerFact[] {
  const base = of(work);
  switch (fact.kind) {
    case 'issued':
      return [issuedFact(work, fact.document)];
    case 'payment':
      return [paymentFact(work, fact)];
    case 'proforma_paid':
      return [{ ...base, kind: 'unapplied_allocated', amountMinor: fact.amountMinor }];
    case 'refund':
      return [{ ...base, kind: 'refunded', from: heldOn(fact), amountMinor: fact.amountMinor }];
    case 'excess':
      return [{ ...base, kind: 'excess_to_credit', from: heldOn(fact), amountMinor: fact.amountMinor }];
    case 'written_off':
      return [{ ...base, kind: 'written_off', amountMinor: fact.amountMinor, taxes: [] }];
    case 'dispute_opened':
      return [{ ...base, kind: 'dispute_opened', amountMinor: fact.amountMinor, feeMinor: 0n }];
    case 'dispute_won':
      return [{ ...base, kind: 'dispute_won', amountMinor: fact.amountMinor, feeReturnedMinor: 0n }];
    case 'dispute_lost':
      return [
        {
          ...{ ...base, kind: 'dispute_lost', amountMinor: fact.amountMinor },
          ...{ owed: true, wasUnapplied: fact.isProforma },
        },
        ...feeOf(work, fact.feeMinor),
      ];
    case 'credit_used':
      return fact.parts.map(({ fund, amountMinor }) => ({
        ...base,
        kind: 'credit_spent',
        from: CREDIT_ACCOUNTS[fund],
        to: heldOn(fact),
        amountMinor,
      }));
    case 'credit_note':
      return creditNoteFacts(work, fact);
    case 'credit_expired':
      if (fact.fund === 'credit_note') throw new RangeError('credit of a credit note does not expire');
      return [
        {
          ...base,
          kind: 'credit_expired',
          from: fact.fund === 'granted' ? 'wallet_granted' : 'wallet_purchased',
          amountMinor: fact.amountMinor,
        },
      ];
    case 'topped_up':
      return [{ ...base, kind: 'wallet_topped_up', amountMinor: fact.amountMinor }];
    case 'granted':
      return [{ ...base, kind: 'credit_granted', amountMinor: fact.amountMinor }];
    case 'recognised':
      return [{ ...base, kind: 'revenue_recognised', product: fact.product, amountMinor: fact.amountMinor }];
  }
}

/** Where money on a document stands: what is paid on a pro forma belongs to no invoice yet. */
const heldOn = ({ isProforma }: { readonly isProforma: boolean }) => (isProforma ? 'unapplied_cash' : 'receivable');

/** The gateway keeps its fee for a lost dispute. */
function feeOf(work: Work, feeMinor: bigint): LedgerFact[] {
  if (feeMinor === 0n) return [];
  return [{ ...of(work), kind: 'dispute_opened', amountMinor: 0n, feeMinor }];
}

const issuedFact = (work: Work, { lines }: Document): LedgerFact => ({
  ...of(work),
  kind: 'invoice_issued',
  lines: lines.map((line) => postedLine(work, line)),
  taxes: lines.flatMap(postedTaxes),
});

/** Time is earned day by day, everything else when it is billed. */
function postedLine({ account }: Work, { kind, netMinor, subscriptionId, span, correctsLineId }: Line): PostedLine {
  const product = subscriptionId === null ? 'other' : (account.subscriptions.get(subscriptionId)?.productId ?? 'other');
  if (kind === 'late_fee') return { netMinor, product, account: 'late_fees' };
  // What was ordered before it begins has no days yet; what is credited by hand names none and counts at once.
  const isTime = kind === 'recurring' && (span !== null || correctsLineId === null);
  return { netMinor, product, account: isTime ? 'deferred_revenue' : 'revenue' };
}

const postedTaxes = ({ taxes, tax }: Line): PostedTax[] =>
  taxes.map(({ name, rate, taxMinor }) => ({ subject: `${tax.category} ${name} ${rate}`, taxMinor }));

function paymentFact(work: Work, fact: Extract<MoneyFact, { kind: 'payment' }>): LedgerFact {
  const isProforma = ({ documentId }: Part) => work.account.documents.get(documentId)?.kind === 'proforma';
  const sum = (parts: readonly Part[]) => parts.reduce((total, { amountMinor }) => total + amountMinor, 0n);
  const unappliedMinor = sum(fact.parts.filter(isProforma));
  return {
    ...of(work),
    kind: 'payment_received',
    amountMinor: fact.amountMinor,
    allocatedMinor: sum(fact.parts) - unappliedMinor,
    creditMinor: fact.creditMinor,
    unappliedMinor,
  };
}

function creditNoteFacts(work: Work, { note, parts }: Extract<MoneyFact, { kind: 'credit_note' }>): LedgerFact[] {
  const sum = (pick: (part: CreditedPart) => bigint) => parts.reduce((total, part) => total + pick(part), 0n);
  const refundMinor = sum((part) => part.refundMinor);
  const offsetMinor = sum((part) => part.offsetMinor);
  const noted: LedgerFact = {
    ...of(work),
    kind: 'credit_noted',
    lines: note.lines.map((line) => postedLine(work, line)),
    taxes: note.lines.flatMap(postedTaxes),
    offsetMinor,
    creditMinor: note.totalMinor - offsetMinor,
  };
  if (refundMinor === 0n) return [noted];
  return [noted, { ...of(work), kind: 'refunded', from: 'client_credit', amountMinor: refundMinor }];
}
