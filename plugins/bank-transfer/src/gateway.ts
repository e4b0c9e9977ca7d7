import {
  done,
  failure,
  type Instruction,
  type Outcome,
  type Payment,
  type PaymentGateway,
  type Pending,
  type PluginContext,
} from '@panel1/plugin-sdk';
import { rfReference } from './rf-reference.ts';
import type { settings } from './settings.ts';

type Settings = typeof settings;
type Account = PluginContext<Settings>['settings']['tenant'];

/** Money by bank takes a day at least; nobody but staff can say that it came. */
const POLL_MS = 86_400_000;

function instructions(account: Account, reference: string): Instruction[] {
  const rows: Array<[Instruction['key'], string | undefined]> = [
    ['account_holder', account.accountHolder],
    ['iban', account.iban],
    ['account_number', account.iban === undefined ? account.accountNumber : undefined],
    ['bic', account.bic],
    ['bank_name', account.bankName],
    ['reference', reference],
    ['note', account.note],
  ];
  return rows.flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }]));
}

function awaited(account: Account, invoiceReference: string): Pending {
  const reference = rfReference(invoiceReference);
  return {
    status: 'pending',
    remoteRef: reference,
    pollAfterMs: POLL_MS,
    instructions: instructions(account, reference),
  };
}

/** Payment by bank transfer: tells the payer where to send money; staff match what arrives by its reference. */
export const gateway: PaymentGateway<Settings> = {
  createPayment: async (ctx, input) => awaited(ctx.settings.tenant, input.reference),
  // The reference follows from the invoice, so nothing can be lost.
  async probe(ctx, input) {
    if (input.of !== 'createPayment') return failure('permanent', 'not_implemented', 'Bank transfer does not do this.');
    const outcome: Outcome<Payment> = awaited(ctx.settings.tenant, input.input.reference);
    return done({ found: true, of: input.of, outcome });
  },
  getPayment: async (_ctx, input) => ({ status: 'pending', remoteRef: input.paymentRef, pollAfterMs: POLL_MS }),
  testConnection: async (ctx) => done({ account: ctx.settings.tenant.accountHolder, testMode: false }),
};
