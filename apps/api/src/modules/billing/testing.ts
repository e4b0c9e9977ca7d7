import { type Caller, execute } from '#lib/command/execute.ts';
import { createCoupon } from './commands/create-coupon.ts';
import { createInvoice } from './commands/create-invoice.ts';
import { issueInvoice } from './commands/issue-invoice.ts';
import { type CouponTermsInput, exampleCoupon } from './coupon-input.ts';
import { exampleLine, type LineInput } from './input.ts';

export { createPaymentLink } from './commands/create-payment-link.ts';
export { discardDraft } from './commands/discard-draft.ts';
export { redeemCoupon } from './commands/redeem-coupon.ts';
export { replaceInvoice } from './commands/replace-invoice.ts';
export { revokePaymentLinks } from './commands/revoke-payment-links.ts';
export { checkLedger } from './queries/check-ledger.ts';
export { clientBalance } from './queries/client-balance.ts';
export { explainLine } from './queries/explain-line.ts';
export { getInvoice } from './queries/get-invoice.ts';
export { listInvoices } from './queries/list-invoices.ts';
export { wallet } from './queries/wallet.ts';
export { postgresStore } from './simulation/postgres-store.ts';
export { isSoldByProducts } from './simulation/world.ts';
export { exampleLine };

/** Makes a coupon: 20 % of one period, changed by `terms`; answers its id. */
export async function aCoupon(staff: Caller, code: string, terms: Partial<CouponTermsInput> = {}): Promise<string> {
  const once = { ...exampleCoupon, duration: 'once', periods: null, maxPerClient: null, isStackable: true } as const;
  return (await execute(staff, createCoupon, { ...once, ...terms, code })).couponId;
}

interface Wanted {
  clientId: string;
  /** One untaxed line of this many minor units, unless `lines` are given. */
  amountMinor?: string;
  lines?: Partial<LineInput>[];
  currency?: string;
  dueOn?: string;
}

/** Writes a draft; answers its id. */
export async function aDraft(staff: Caller, of: Wanted): Promise<string> {
  const { clientId, currency, dueOn, amountMinor = '1000', lines = [{}] } = of;
  const { invoiceId } = await execute(staff, createInvoice, {
    clientId,
    ...(currency === undefined ? {} : { currency }),
    ...(dueOn === undefined ? {} : { dueOn }),
    lines: lines.map((line) => ({
      kind: 'one_off' as const,
      description: 'Work',
      unitPriceMinor: amountMinor,
      taxCategory: 'none',
      ...line,
    })),
  });
  return invoiceId;
}

/** Writes and issues an invoice; answers its id. */
export async function anIssuedInvoice(staff: Caller, of: Wanted): Promise<string> {
  const invoiceId = await aDraft(staff, of);
  await execute(staff, issueInvoice, { invoiceId });
  return invoiceId;
}
