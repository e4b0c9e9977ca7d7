import { AppError } from '#lib/errors/app-error.ts';
import {
  type BillingAccount,
  beginWork,
  type Catalogue,
  lookAt,
  type Policy,
  type Work,
  type WorkOptions,
} from '../core/index.ts';
import type { Gateway } from './gateway.ts';
import { idOf } from './ids.ts';
import type { Random } from './random.ts';
import { type AccountStore, newRecords } from './store.ts';

/** Where a simulation stands. */
export interface Stage {
  readonly random: Random;
  readonly store: AccountStore;
  readonly gateway: Gateway;
  readonly clientIds: readonly string[];
  readonly policy: Policy;
  catalogue: Catalogue;
  now: Temporal.Instant;
  ids: number;
  /** What happened last, for the report of a failure. */
  readonly history: string[];
  /** Answers of the gateway that are still on their way. */
  pending: { readonly attemptId: string; readonly clientId: string; readonly tellFrom: Temporal.Instant }[];
}

/** Something that must never be; the message names it and what was found. */
export class BrokenInvariant extends Error {
  override readonly name = 'BrokenInvariant';
}

const REMEMBERED = 40;

export function note(stage: Stage, text: string): void {
  stage.history.push(`${stage.now.toString().slice(0, 16)} ${text}`);
  if (stage.history.length > REMEMBERED) stage.history.shift();
}

/** Who does what to which account. */
export interface Deed {
  readonly clientId: string;
  readonly by: string;
  readonly what: string;
}

/** How often a unit of work is lost before it is saved, and done again. */
const CRASHES = 0.04;

/**
 * Runs one unit of work and saves it. Now and then it is lost just before that and done again, as a queue or a client
 * would. What the rules refuse leaves nothing behind; any other error is a broken invariant.
 */
export async function unit(stage: Stage, deed: Deed, act: (work: Work) => void): Promise<'done' | 'refused'> {
  const before = await stage.store.load(deed.clientId);
  const attempt = (): BillingAccount => {
    const work = begin(stage, before, deed.by);
    act(work);
    return work.account;
  };
  try {
    // Lost work: whatever it did must leave no trace in what is loaded next.
    if (stage.random.chance(CRASHES)) attempt();
    const after = attempt();
    if (deed.by !== 'schedule' || hasGrown(before, after)) note(stage, `${deed.clientId}: ${deed.what}`);
    await stage.store.save(deed.clientId, after);
    sendMoney(stage, deed.clientId, { before, after });
    return 'done';
  } catch (error) {
    if (error instanceof AppError && deed.by !== 'schedule' && deed.by !== 'gateway') {
      note(stage, `${deed.clientId}: ${deed.what} (refused: ${error.code})`);
      return 'refused';
    }
    throw new BrokenInvariant(`${deed.clientId}: ${deed.what}: ${toldOf(error)}`);
  }
}

/** What the database says is the cause of the error that names the statement. */
function toldOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `${error.cause.message}: ` : '';
  return `${cause}${error.message}\n${error.stack ?? ''}`;
}

const hasGrown = (before: BillingAccount, after: BillingAccount): boolean =>
  before.documents.size + before.notices.size + before.charges.size + before.log.size <
  after.documents.size + after.notices.size + after.charges.size + after.log.size;

/** A unit of work on an account of now. */
export const begin = (stage: Stage, account: BillingAccount, by: string): Work =>
  beginWork(account, optionsOf(stage, by));

/** The account of now, only to look at. */
export const look = (stage: Stage, account: BillingAccount): Work => lookAt(account, optionsOf(stage, 'nobody'));

function optionsOf(stage: Stage, by: string): WorkOptions {
  const { policy, catalogue, now } = stage;
  const newId = () => {
    stage.ids += 1;
    return idOf(stage.ids);
  };
  return { policy, catalogue, now, by, newId };
}

/** What the books say has left or come back is moved at the gateway, under the key of the booking. */
function sendMoney(stage: Stage, clientId: string, of: { before: BillingAccount; after: BillingAccount }): void {
  for (const posting of newRecords(of.before.postings, of.after.postings)) {
    const cleared = posting.entries.filter(({ account }) => account === 'gateway_clearing');
    const amountMinor = cleared.reduce((sum, entry) => sum + entry.amountMinor, 0n);
    if (amountMinor === 0n || posting.kind === 'payment' || posting.kind === 'topped_up') continue;
    const kind =
      posting.kind === 'refund' || posting.kind === 'credit_note'
        ? 'refund'
        : posting.kind === 'dispute_opened'
          ? 'chargeback'
          : posting.kind === 'dispute_won'
            ? 'chargeback_won'
            : 'fee';
    const entry = { kind, key: posting.id, clientId, documentId: posting.documentId } as const;
    stage.gateway.move({ ...entry, amountMinor: amountMinor < 0n ? -amountMinor : amountMinor });
  }
}
