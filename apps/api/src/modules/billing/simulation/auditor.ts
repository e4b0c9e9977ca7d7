import type { BillingAccount } from '../core/index.ts';
import { checkBooks, newBook } from './check-books.ts';
import { checkDeferred } from './check-deferred.ts';
import { checkDocuments } from './check-documents.ts';
import { checkCouponsOfAll, checkLimits } from './check-limits.ts';
import { checkTime } from './check-time.ts';
import { BrokenInvariant, type Stage } from './stage.ts';

/** Checks what must always hold. Accounts that nobody touched since are not looked at again. */
export interface Auditor {
  /** After an account's daily run: what must be billed by today is, and what is earned is booked. */
  afterRun(clientId: string): Promise<void>;
  endOfDay(): Promise<void>;
}

/** So often all days of an account's subscriptions are counted, in its runs. */
const COUNTS_TIME_EVERY = 97;

export function newAuditor(stage: Stage): Auditor {
  const books = new Map(stage.clientIds.map((id) => [id, newBook()]));
  const seen = new Map<string, BillingAccount>();
  const numbers = { R: 0, C: 0 };
  let runs = 0;
  const checked = (clientId: string, check: () => void): void => {
    try {
      check();
    } catch (error) {
      if (!(error instanceof BrokenInvariant)) throw error;
      throw new BrokenInvariant(`${clientId}: ${error.message}`);
    }
  };
  return {
    async afterRun(clientId) {
      const account = await stage.store.load(clientId);
      runs += 1;
      if (runs % COUNTS_TIME_EVERY === 0) checked(clientId, () => checkTime(stage, account));
      checked(clientId, () => checkDeferred(stage, account));
    },
    async endOfDay() {
      const counts = { R: 0, C: 0 };
      const accounts: BillingAccount[] = [];
      let isChanged = false;
      for (const clientId of stage.clientIds) {
        const account = await stage.store.load(clientId);
        accounts.push(account);
        if (seen.get(clientId) === account) continue;
        isChanged = true;
        seen.set(clientId, account);
        const book = books.get(clientId) ?? newBook();
        checked(clientId, () => {
          checkDocuments(account, book);
          checkBooks(stage, { account, book });
          checkLimits(stage, account);
        });
      }
      if (!isChanged) return;
      checkCouponsOfAll(stage, accounts);
      for (const { documents } of accounts) countNumbers(documents, counts);
      if (counts.R < numbers.R || counts.C < numbers.C) throw new BrokenInvariant('numbers were taken back');
      Object.assign(numbers, counts);
      checkNumbers(accounts, counts);
    },
  };
}

function countNumbers(documents: BillingAccount['documents'], counts: { R: number; C: number }): void {
  for (const { number } of documents.values()) {
    if (number?.startsWith('R')) counts.R += 1;
    if (number?.startsWith('C')) counts.C += 1;
  }
}

/** As many numbers as the highest one, and none twice: the series has no gap. */
function checkNumbers(accounts: readonly BillingAccount[], counts: { R: number; C: number }): void {
  const used = new Set<string>();
  let most = { R: 0, C: 0 };
  for (const { documents } of accounts)
    for (const { number } of documents.values()) {
      if (number === null) continue;
      if (used.has(number)) throw new BrokenInvariant(`number ${number} was given twice`);
      used.add(number);
      const counter = Number.parseInt(number.slice(1), 10);
      if (number.startsWith('R')) most = { ...most, R: Math.max(most.R, counter) };
      else most = { ...most, C: Math.max(most.C, counter) };
    }
  if (most.R !== counts.R || most.C !== counts.C)
    throw new BrokenInvariant(`numbers have a gap: ${JSON.stringify({ most, counts })}`);
}
