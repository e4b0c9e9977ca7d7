import type { BillingAccount, Client, Document } from '../core/index.ts';
import { emptyAccount } from '../core/index.ts';
import type { World } from './world.ts';

/** Where the simulated accounts live. Another store can be put in: what it saved is what the next unit of work loads. */
export interface AccountStore {
  load(clientId: string): Promise<BillingAccount>;
  /** Writes a finished unit of work and gives numbers to what it issued, as the very last thing. */
  save(clientId: string, account: BillingAccount): Promise<BillingAccount>;
}

/** Makes the store of a world. `now` is where its time stands. */
export type StoreOf = (world: World, now: () => Temporal.Instant) => Promise<AccountStore>;

const SERIES: Readonly<Record<Document['kind'], string | null>> = { invoice: 'R', credit_note: 'C', proforma: null };

/** Accounts in memory, with one series of numbers per kind of document for all of them. */
export function memoryStore(clients: readonly Client[]): AccountStore {
  const accounts = new Map(clients.map((client) => [client.id, emptyAccount(client)]));
  const counters = new Map<string, number>();
  const booked = new Map<string, Set<string>>(clients.map(({ id }) => [id, new Set()]));
  const found = (clientId: string): BillingAccount => {
    const account = accounts.get(clientId);
    if (account === undefined) throw new RangeError(`there is no account ${clientId}`);
    return account;
  };
  return {
    load: (clientId) => Promise.resolve(found(clientId)),
    save(clientId, account) {
      const keys = booked.get(clientId) ?? new Set();
      for (const { businessKey } of newRecords(found(clientId).postings, account.postings)) {
        if (keys.has(businessKey)) throw new RangeError(`booked twice: ${businessKey}`);
        keys.add(businessKey);
      }
      for (const document of account.documents.values()) {
        const series = SERIES[document.kind];
        if (document.number !== null || series === null || document.status === 'pending_tax') continue;
        const counter = (counters.get(series) ?? 0) + 1;
        counters.set(series, counter);
        account.documents.set(document.id, { ...document, number: `${series}${counter}` });
      }
      accounts.set(clientId, account);
      return Promise.resolve(account);
    },
  };
}

/** The records that a unit of work appended. */
export function newRecords<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): T[] {
  const records: T[] = [];
  if (after.size === before.size) return records;
  let position = 0;
  for (const record of after.values()) {
    position += 1;
    if (position > before.size) records.push(record);
  }
  return records;
}
