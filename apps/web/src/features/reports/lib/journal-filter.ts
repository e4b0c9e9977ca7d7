import { LEDGER_ACCOUNTS } from '@panel1/shared-types/states';
import { isId } from '#lib/is-id.ts';
import { oneOf } from '#lib/one-of.ts';

/** The journal's filters as the API takes them; what it would refuse is left out. */
export function journalFilter(filters: Readonly<Record<string, string>>) {
  const { from, to, currency, client, invoice, kind } = filters;
  const account = oneOf(LEDGER_ACCOUNTS, filters['account']);
  return {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(account === undefined ? {} : { account }),
    ...(currency === undefined || !/^[A-Z]{3}$/.test(currency) ? {} : { currency }),
    ...(client === undefined || !isId(client) ? {} : { clientId: client }),
    ...(invoice === undefined || !isId(invoice) ? {} : { invoiceId: invoice }),
    ...(kind === undefined ? {} : { kind }),
  };
}
