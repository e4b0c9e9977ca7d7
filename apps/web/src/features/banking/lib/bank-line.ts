import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { BankLineStatus } from '@panel1/shared-types';
import { queryClient } from '#lib/query-client.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';

export type Statement = RouterOutputs['banking']['statement'];
export type BankLine = RouterOutputs['banking']['lines']['rows'][number];
export type Suggestion = BankLine['suggestions'][number];

/** The word of the product's status map for the state of a line. */
export const LINE_STATUS: Readonly<Record<BankLineStatus, string>> = {
  open: 'open',
  matched: 'matched',
  credited: 'credited',
  ignored: 'dismissed',
  outgoing: 'outgoing',
};

/** What agreed between an entry and what it may be for. */
export const REASONS: Readonly<Record<Suggestion['reasons'][number], MessageDescriptor>> = {
  reference: msg`our reference`,
  invoice_number: msg`invoice number`,
  amount: msg`amount`,
  amount_of_all: msg`sum of the invoices`,
  name: msg`name`,
};

/** After a decision: lines, and what money moves. */
export async function refreshBanking(): Promise<void> {
  await Promise.all(
    [trpc.banking, trpc.payments, trpc.billing].map((router) =>
      queryClient.invalidateQueries({ queryKey: router.pathKey() }),
    ),
  );
}
