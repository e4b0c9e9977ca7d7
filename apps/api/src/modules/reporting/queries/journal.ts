import { currency, id, LEDGER_ACCOUNTS, localDate, page, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { csvAmount, toCsv } from '#lib/csv/csv.ts';
import { type JournalRow, journalCount, journalPage } from '../store/ledger.ts';

const filter = z.optional(
  z.strictObject({
    from: z.optional(localDate()),
    to: z.optional(localDate()),
    account: z.optional(z.enum(LEDGER_ACCOUNTS)),
    currency: z.optional(currency()),
    clientId: z.optional(id()),
    invoiceId: z.optional(id()),
    kind: z.optional(text(60)),
  }),
);

const MAX_COUNT = 10_000;

/** What was booked, the newest first: balanced transactions with their entries, debits positive. */
export const journal = defineQuery({
  name: 'reporting.journal',
  permission: 'report:read',
  input: z.strictObject({ ...page, filter }),
  example: () => ({}),
  async run(ctx, { limit, offset, filter: wanted = {} }) {
    const rows = await journalPage(ctx, wanted, { order: 'desc', limit, offset });
    const total = await journalCount(ctx, wanted);
    return { rows, total, isTotalCapped: total === MAX_COUNT };
  },
});

/** Transactions of one page of a file: some thousand entries, whatever the size of the books. */
const PAGE = 1_000;

/**
 * The journal for bookkeepers, the oldest first, a page at a time: `next` of the answer goes in as `after` until it is
 * null. As `csv` with one row per entry (heads on the first page), or as `json` transactions.
 */
export const exportJournal = defineQuery({
  name: 'reporting.export_journal',
  permission: 'report:read',
  input: z.strictObject({
    filter,
    format: z.enum(['csv', 'json']),
    after: z.optional(z.strictObject({ occurredOn: localDate(), transactionId: id() })),
  }),
  limits: [{ by: 'actor', points: 600, seconds: 60 }],
  example: () => ({ format: 'csv' as const }),
  async run(ctx, { filter: wanted = {}, format, after }) {
    const rows = await journalPage(ctx, wanted, { order: 'asc', limit: PAGE, after });
    const last = rows.length === PAGE ? rows.at(-1) : undefined;
    const head = after === undefined ? [COLUMNS] : [];
    return {
      csv: format === 'csv' ? toCsv([...head, ...rows.flatMap(entryRows)]) : null,
      transactions: format === 'json' ? rows : null,
      next: last === undefined ? null : { occurredOn: last.occurredOn, transactionId: last.transactionId },
    };
  },
});

const COLUMNS = [
  ...['transaction', 'date', 'kind', 'description', 'client', 'client_id', 'account', 'currency', 'debit', 'credit'],
  ...['invoice', 'payment_id'],
];

function entryRows(row: JournalRow) {
  return row.entries.map(({ account, amountMinor, currency: code, invoiceNumber, paymentId }) => {
    const isCredit = amountMinor.startsWith('-');
    const amount = csvAmount({ amountMinor: amountMinor.replace('-', ''), currency: code });
    return [
      ...[row.transactionId, row.occurredOn, row.kind, row.description, row.clientName, row.clientId],
      ...[account, code, isCredit ? null : amount, isCredit ? amount : null, invoiceNumber, paymentId],
    ];
  });
}
