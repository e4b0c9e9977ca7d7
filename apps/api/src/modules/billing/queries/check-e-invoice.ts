import { E_INVOICE_FORMATS, id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { QueryContext } from '#lib/command/command.ts';
import { defineQuery } from '#lib/command/define.ts';
import { sellerParty } from '#modules/tenants/index.ts';
import { companyProblems, type EInvoiceProblem, eInvoiceProblems } from '../core/index.ts';
import { eInvoiceSourceFor, partyOf } from '../store/e-invoice-source.ts';
import { eInvoiceSource } from './e-invoice-source.ts';

/** What an invoice lacks to be a structured one, and the formats in which it can be had now. */
export const checkEInvoice = defineQuery({
  name: 'billing.check_e_invoice',
  permission: 'invoice:read',
  input: z.strictObject({ invoiceId: id() }),
  example: (of) => ({ invoiceId: of('invoice') }),
  async run(ctx, input) {
    const source = await eInvoiceSource.run(ctx, input);
    const problems = eInvoiceProblems(source);
    return { problems: problems.map(viewOf), formats: source.isDraft ? [] : possible(problems) };
  },
});

/** What a new invoice for a client would lack whatever stands on it. */
export const checkClientEInvoice = defineQuery({
  name: 'billing.check_client_e_invoice',
  permission: 'invoice:create',
  input: z.strictObject({ clientId: id() }),
  example: (of) => ({ clientId: of('client') }),
  async run(ctx, { clientId }) {
    const problems = eInvoiceProblems(await eInvoiceSourceFor(ctx, clientId));
    return { problems: problems.filter(({ at }) => at !== 'document').map(viewOf) };
  },
});

/** What the settings of the company lack. */
export const checkCompanyEInvoice = defineQuery({
  name: 'billing.check_company_e_invoice',
  permission: 'settings:read',
  input: z.strictObject({}),
  example: () => ({}),
  run: async (ctx: QueryContext) => ({
    problems: companyProblems(partyOf(await sellerParty(ctx))).map(viewOf),
  }),
});

const viewOf = ({ code, rule, at, formats }: EInvoiceProblem) => ({ code, rule, at, formats: [...formats] });

const possible = (problems: readonly EInvoiceProblem[]) =>
  E_INVOICE_FORMATS.filter((format) => !problems.some(({ formats }) => formats.includes(format)));
