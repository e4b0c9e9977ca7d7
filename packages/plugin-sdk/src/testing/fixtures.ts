import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { ContractArgument, ContractMethod, ContractName, ContractOutcome, Exchange } from '../contracts/index.ts';

/** How a suite reaches the plugin: through the host's manager in this repository, through anything alike elsewhere. */
export type CallPlugin<N extends ContractName> = <M extends ContractMethod<N>>(
  method: M,
  input: ContractArgument<N, M>,
) => Promise<{ readonly result: ContractOutcome<N, M>; readonly exchanges: readonly Exchange[] }>;

/** What both suites need. */
export interface CommonFixtures<N extends ContractName> {
  readonly call: CallPlugin<N>;
  /** The same plugin with credentials that the provider refuses. */
  readonly callWithBadCredentials?: CallPlugin<N>;
  /** Texts that must not appear in anything that the host records. */
  readonly secrets: readonly string[];
  /** Makes the provider carry out the next call of that method, and then say nothing. */
  readonly loseNextAnswer?: (method: ContractMethod<N>) => void;
}

/** A fresh operation id. */
export const newOperation = (): string => `op_${randomUUID()}`;

type Status = { readonly status: string };

/** The result, when it has the wanted status; else a failure that shows the whole result. */
export function expectStatus<R extends Status, S extends R['status']>(
  result: R,
  status: S,
): Extract<R, { readonly status: S }> {
  expect(result, JSON.stringify(result)).toMatchObject({ status });
  // The line above has just checked what the type says.
  return result as Extract<R, { readonly status: S }>;
}

/** Fails when a secret is in anything that will be recorded. */
export function expectNoSecrets(recorded: unknown, secrets: readonly string[]): void {
  const text = JSON.stringify(recorded);
  for (const secret of secrets) expect(text.includes(secret), 'a secret is readable in the record').toBe(false);
}
