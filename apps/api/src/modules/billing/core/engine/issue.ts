import { invoiceBalance } from '../document/settlement.ts';
import type { Discounted } from '../price/apply-coupons.ts';
import { addDocument } from './documents.ts';
import type { DraftLine } from './drafts.ts';
import { giveBack } from './give-back.ts';
import { post } from './ledger.ts';
import { creditsWithinWhatIsLeft } from './left-of-line.ts';
import { linesOf, priceLines } from './price-lines.ts';
import { reviseUnissued } from './revise.ts';
import { applyCredit, settleIfPaid } from './settle.ts';
import type { Document, DocumentStatus, Line } from './state.ts';
import { found, type Work } from './work.ts';

export interface IssueOptions {
  readonly dueOn?: Temporal.PlainDate;
  readonly isOrder?: boolean;
  /** Where the money of a credit note goes once nothing is owed any more. */
  readonly want?: 'credit' | 'refund';
}

/**
 * Makes a document of lines: coupons, tax, totals, posting, credit put on it. Lines that give back stand on the same
 * invoice; when more comes back than is charged it is a credit note, whose money becomes credit. Null without lines.
 */
export function issue(work: Work, all: readonly DraftLine[], options: IssueOptions = {}): Document | null {
  const drafts = reviseUnissued(work, all);
  if (drafts.length === 0) return null;
  const priced = priceLines(work, drafts);
  if (priced.totals.taxInclusiveMinor < 0n) return chargedAndCredited(work, drafts, options);
  const isWaiting = priced.taxes.includes(null);
  const isProforma = work.policy.document === 'proforma_until_paid';
  const status: DocumentStatus = isWaiting ? 'pending_tax' : 'open';
  const lines = creditsWithinWhatIsLeft(work, linesOf(work, drafts, { priced, sign: 1n }));
  const document = addDocument(work, {
    kind: isProforma ? 'proforma' : 'invoice',
    status,
    lines,
    totals: totalsOf(lines),
    dueOn: options.dueOn ?? work.today.add({ days: work.policy.termDays }),
    basedOn: null,
    isOrder: options.isOrder ?? false,
  });
  keepCouponUses(work, document.id, priced.discounted);
  return isWaiting ? document : open(work, document);
}

function totalsOf(lines: readonly Line[]) {
  const sum = (pick: (line: Line) => bigint) => lines.reduce((total, line) => total + pick(line), 0n);
  return {
    taxExclusiveMinor: sum(({ netMinor }) => netMinor),
    taxMinor: sum(({ taxMinor }) => taxMinor),
    taxInclusiveMinor: sum(({ totalMinor }) => totalMinor),
  };
}

/**
 * What is charged stands on an invoice and what comes back on a credit note, which pays the invoice first. Returns the
 * credit note.
 */
function chargedAndCredited(work: Work, drafts: readonly DraftLine[], options: IssueOptions): Document {
  const charges = drafts.filter(({ amountMinor }) => amountMinor >= 0n);
  const credits = drafts.filter(({ amountMinor }) => amountMinor < 0n);
  const invoice = issue(work, charges, options);
  const priced = priceLines(work, credits);
  const keepMinor = invoice === null ? 0n : invoiceBalance(invoice);
  const note = giveBack(work, credits, { priced, want: options.want ?? 'credit', keepMinor });
  if (invoice !== null && invoice.status === 'open') {
    applyCredit(work, invoice.id);
    settleIfPaid(work, invoice.id);
  }
  return note;
}

/** Posts an issued document, puts credit on it and closes it when nothing is due. */
export function open(work: Work, document: Document): Document {
  if (document.kind === 'invoice') post(work, { kind: 'issued', key: document.id, document });
  applyCredit(work, document.id);
  return settleIfPaid(work, document.id);
}

function keepCouponUses({ account }: Work, documentId: string, { coupons }: Discounted): void {
  for (const { redemptionId, uses } of coupons) {
    if (uses.length === 0) continue;
    const redemption = found(account.redemptions, redemptionId);
    account.redemptions.set(redemptionId, {
      ...redemption,
      uses: [...redemption.uses, ...uses.map((use) => ({ documentId, use }))],
    });
  }
}
