import type { BilledLine } from '../input.ts';
import { asInput, type InvoiceLineRow } from './invoice-lines.ts';

/** Lines that somebody left as they were keep what they sold and the discount on it; a price of one's own has none. */
export function asSoldBefore(lines: readonly BilledLine[], rows: readonly InvoiceLineRow[]): BilledLine[] {
  const left = rows.map(asInput);
  return lines.map((line) => {
    const at = left.findIndex((row) => SOLD_BY.every((name) => row[name] === line[name]));
    const [row] = at < 0 ? [] : left.splice(at, 1);
    return row?.sold === undefined ? line : { ...line, sold: row.sold, staffDiscount: row.staffDiscount };
  });
}

const SOLD_BY = ['kind', 'subscriptionId', 'periodStart', 'periodEnd', 'quantity', 'unitPriceMinor'] as const;
