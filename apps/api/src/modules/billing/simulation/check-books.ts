import type { BillingAccount, Document } from '../core/index.ts';
import { invoiceBalance } from '../core/index.ts';
import { BrokenInvariant, type Stage } from './stage.ts';

/** What an auditor remembers of an account, so that only what is new is added up. */
export interface Book {
  postings: number;
  readonly balances: Map<string, bigint>;
  readonly documents: Map<string, Document>;
}

export const newBook = (): Book => ({ postings: 0, balances: new Map(), documents: new Map() });

/** Every booking balances, and the books say the same as the documents, the funds and the gateway. */
export function checkBooks(stage: Stage, { account, book }: { account: BillingAccount; book: Book }): void {
  addUp(account, book);
  const expected = balancesOf(account);
  expected.set('gateway_clearing', clearedOf(stage, account));
  for (const [name, minor] of expected) {
    const booked = book.balances.get(name) ?? 0n;
    if (booked !== minor) throw new BrokenInvariant(`the books have ${booked} on ${name} where there is ${minor}`);
  }
  if (stage.gateway.heldFor(account.client.id) + lostFees(stage, account) < 0n)
    throw new BrokenInvariant('more was given back than the gateway has captured');
}

function addUp({ postings }: BillingAccount, book: Book): void {
  let position = 0;
  for (const { id, kind, entries } of postings.values()) {
    position += 1;
    if (position <= book.postings) continue;
    const byCurrency = new Map<string, bigint>();
    for (const { account, currency, amountMinor } of entries) {
      byCurrency.set(currency, (byCurrency.get(currency) ?? 0n) + amountMinor);
      book.balances.set(account, (book.balances.get(account) ?? 0n) + amountMinor);
    }
    for (const [currency, off] of byCurrency)
      if (off !== 0n) throw new BrokenInvariant(`booking ${id} (${kind}) is off by ${off} ${currency}`);
  }
  if (position < book.postings) throw new BrokenInvariant('a booking was taken away');
  book.postings = position;
}

/** What the books must have by the documents and funds; debits are positive. */
function balancesOf({ documents, funds }: BillingAccount): Map<string, bigint> {
  const balances = new Map<string, bigint>();
  const add = (name: string, minor: bigint) => balances.set(name, (balances.get(name) ?? 0n) + minor);
  for (const name of ['receivable', 'disputed_receivable', 'unapplied_cash', 'tax_payable']) add(name, 0n);
  for (const document of documents.values()) {
    const { kind, status, disputedMinor, paidMinor, returnedMinor, taxMinor } = document;
    if (status === 'void' || status === 'pending_tax') continue;
    if (kind === 'credit_note') add('tax_payable', taxMinor);
    if (kind === 'proforma' && status !== 'paid') {
      add('unapplied_cash', returnedMinor - paidMinor);
      add('disputed_receivable', disputedMinor);
    }
    if (kind !== 'invoice') continue;
    add('tax_payable', -taxMinor);
    add('disputed_receivable', disputedMinor);
    add('receivable', invoiceBalance(document) - disputedMinor);
  }
  const accounts = { credit_note: 'client_credit', granted: 'wallet_granted', purchased: 'wallet_purchased' } as const;
  for (const name of Object.values(accounts)) add(name, 0n);
  for (const { kind, leftMinor } of funds.values()) add(accounts[kind], -leftMinor);
  return balances;
}

/** What the gateway holds for the client, less the successes that it has not told of. */
function clearedOf({ gateway }: Stage, { client, charges }: BillingAccount): bigint {
  let untold = 0n;
  for (const { id, documentId, result, amountMinor } of charges.values()) {
    const outcome = gateway.outcomeOf(id);
    if (result === 'succeeded' && outcome !== 'succeeded')
      throw new BrokenInvariant(`charge ${id} of document ${documentId} succeeded in the books alone`);
    if (outcome === 'succeeded' && result !== 'succeeded') untold += amountMinor;
  }
  return gateway.heldFor(client.id) - untold;
}

/** Fees of lost disputes are the provider's own loss, not money given back. */
const lostFees = ({ gateway }: Stage, { client }: BillingAccount): bigint =>
  gateway.log.reduce(
    (sum, { kind, clientId, amountMinor }) => (kind === 'fee' && clientId === client.id ? sum + amountMinor : sum),
    0n,
  );
