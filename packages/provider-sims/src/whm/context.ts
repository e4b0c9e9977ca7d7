import type { SeededIds } from '../kernel/ids.ts';
import type { WhmAccount, WhmCaller, WhmPackage, WhmState } from './state.ts';

/** What a WHM function works with. */
export interface WhmContext {
  state: WhmState;
  ids: SeededIds;
  caller: WhmCaller;
  packages: readonly WhmPackage[];
  maximumUsers: number;
  hostname: string;
  /** The simulator's own address, for session links. */
  baseUrl: string;
  /** Unix seconds of the simulated clock. */
  now: number;
  /** Last value of a parameter; empty when absent. */
  param(name: string): string;
}

/** What a function answers: `data`, and text for `metadata.output.raw`. */
export interface WhmAnswer {
  data?: Record<string, unknown>;
  raw?: string;
  reason?: string;
}

export type WhmFunction = (context: WhmContext) => WhmAnswer;

/** A refusal: HTTP 200 with `metadata.result` 0. */
export class WhmRefusal extends Error {}

export function refuse(reason: string): never {
  throw new WhmRefusal(reason);
}

/** The account a call names, which must exist and belong to the caller. */
export function ownAccount(context: WhmContext, user: string): WhmAccount {
  if (user === '') refuse('API failure: (XID sim) Provide the “user” argument.');
  const account = context.state.accounts[user.toLowerCase()];
  if (!account) refuse('Account does not exist.');
  if (!context.caller.isRoot && account.owner !== context.caller.user) {
    refuse(`You do not have access to an account named “${user}”.`);
  }
  return account;
}

export function visibleAccounts(context: WhmContext): WhmAccount[] {
  return Object.values(context.state.accounts).filter((a) => context.caller.isRoot || a.owner === context.caller.user);
}
