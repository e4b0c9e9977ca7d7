import { api } from '#lib/trpc.ts';

type Input = Parameters<typeof api.reports.exportJournal.query>[0];

/** Fetches the journal page by page, so that no answer is large, and hands it to the browser as one file. */
export async function downloadJournal(filter: Input['filter'], format: 'csv' | 'json'): Promise<void> {
  const parts: string[] = [];
  const transactions: unknown[] = [];
  let after: Input['after'];
  do {
    const page = await api.reports.exportJournal.query({ filter, format, ...(after === undefined ? {} : { after }) });
    if (page.csv !== null) parts.push(page.csv);
    if (page.transactions !== null) transactions.push(...page.transactions);
    after = page.next ?? undefined;
  } while (after !== undefined);
  const isCsv = format === 'csv';
  const blob = isCsv
    ? new Blob(['\ufeff', ...parts], { type: 'text/csv;charset=utf-8' })
    : new Blob([JSON.stringify(transactions, null, 1)], { type: 'application/json' });
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = `journal.${format}`;
  link.click();
  URL.revokeObjectURL(url);
}
