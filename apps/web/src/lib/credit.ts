import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { FundKind, LINE_KINDS } from '@panel1/shared-types/states';

type LineKind = (typeof LINE_KINDS)[number];

/** Where credit came from, in words. */
export const FUND_KIND_TEXT: Readonly<Record<FundKind, MessageDescriptor>> = {
  credit_note: msg`Given back or paid too much`,
  granted: msg`A gift of the provider`,
  purchased: msg`Bought ahead`,
};

/** What limited credit may pay: kinds of line that belong together for people. */
export const CREDIT_USES: readonly { value: string; label: MessageDescriptor; lineKinds: readonly LineKind[] }[] = [
  { value: 'recurring', label: msg`Services by the month or year`, lineKinds: ['recurring', 'change', 'minimum'] },
  { value: 'usage', label: msg`Usage`, lineKinds: ['usage'] },
  { value: 'setup', label: msg`Set-up fees`, lineKinds: ['setup'] },
  { value: 'one_off', label: msg`Single services`, lineKinds: ['one_off'] },
];

/** The words for what credit may pay; none where it pays everything. */
export function creditUsesOf(lineKinds: readonly string[] | null): MessageDescriptor[] {
  if (lineKinds === null) return [];
  return CREDIT_USES.filter((use) => use.lineKinds.some((kind) => lineKinds.includes(kind))).map((use) => use.label);
}

/** What moved a client's credit. */
export const MOVEMENT_TEXT: Readonly<Record<string, MessageDescriptor>> = {
  wallet_topped_up: msg`Credit bought`,
  topped_up: msg`Credit bought`,
  credit_granted: msg`Credit given`,
  granted: msg`Credit given`,
  credit_added: msg`Credit given`,
  credit_spent: msg`Invoice paid from credit`,
  credit_used: msg`Invoice paid from credit`,
  credit_expired: msg`Credit expired`,
  credit_revoked: msg`Credit taken back`,
  credit_note: msg`Credit note`,
  credit_note_issued: msg`Credit note`,
  payment_received: msg`Paid more than was due`,
  payment: msg`Paid more than was due`,
  excess: msg`Paid more than was due`,
  payment_refunded: msg`Paid back`,
  refund: msg`Paid back`,
  refund_failed: msg`Payment back did not work`,
};
