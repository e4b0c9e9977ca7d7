import { api, type RouterOutputs } from '#lib/trpc.ts';
import { sum } from './amounts.ts';

type Page = RouterOutputs['reports']['timeMachine'];
export type Foreseen = Page['events'][number];

export interface Question {
  until?: string;
  everybodyPays: boolean;
}

export interface Vision {
  from: string;
  until: string;
  clients: number;
  events: Foreseen[];
  /** Accounts that could not be worked out. */
  failed: Page['failed'];
}

/** Asks the time machine client by client; `onPart` hears how many it has looked at. */
export async function lookAhead(
  question: Question,
  { signal, onPart }: { signal: AbortSignal; onPart: (clients: number) => void },
): Promise<Vision> {
  let vision: Vision | undefined;
  let after: string | undefined;
  do {
    const page = await api.reports.timeMachine.query(
      { ...question, ...(after === undefined ? {} : { after }) },
      { signal },
    );
    vision = {
      ...{ from: page.from, until: page.until },
      clients: (vision?.clients ?? 0) + page.clients,
      events: [...(vision?.events ?? []), ...page.events],
      failed: [...(vision?.failed ?? []), ...page.failed],
    };
    onPart(vision.clients);
    after = page.next ?? undefined;
  } while (after !== undefined);
  const inOrder = vision.events.toSorted((a, b) => a.on.localeCompare(b.on));
  return { ...vision, events: inOrder };
}

/** The same as one file. */
export async function lookAheadAsCsv(question: Question): Promise<{ csv: string; rows: number; isCut: boolean }> {
  const parts: string[] = [];
  let after: string | undefined;
  do {
    const page = await api.reports.timeMachine.query({
      ...{ ...question, format: 'csv' },
      ...(after === undefined ? {} : { after }),
    });
    parts.push(page.csv ?? '');
    after = page.next ?? undefined;
  } while (after !== undefined);
  const csv = parts.join('');
  return { csv, rows: csv.split('\r\n').length - 2, isCut: false };
}

export interface MonthOfCash {
  month: string;
  invoicedMinor: string;
  cashMinor: string;
}

/** What is invoiced and what comes in, by month and currency; credit notes lower what is invoiced. */
export function cashByMonth({ events, from, until }: Vision): { currency: string; months: MonthOfCash[] }[] {
  const months = monthsBetween(from, until);
  const currencies = [...new Set(events.flatMap(({ amount }) => amount?.currency ?? []))].sort();
  return currencies.map((currency) => {
    const amounts = (month: string, of: Foreseen['what'], sign = '') =>
      events.flatMap(({ what, on, amount }) =>
        what === of && amount?.currency === currency && on.startsWith(month) ? [`${sign}${amount.amountMinor}`] : [],
      );
    return {
      currency,
      months: months.map((month) => ({
        month,
        invoicedMinor: sum([
          ...amounts(month, 'invoice'),
          ...amounts(month, 'usage'),
          ...amounts(month, 'credit_note', '-'),
        ]),
        cashMinor: sum(amounts(month, 'payment')),
      })),
    };
  });
}

function monthsBetween(from: string, until: string): string[] {
  const months: string[] = [];
  const last = until.slice(0, 7);
  let [year = 0, month = 1] = from.split('-').map(Number);
  for (let text = from.slice(0, 7); text <= last; ) {
    months.push(text);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
    text = `${year}-${String(month).padStart(2, '0')}`;
  }
  return months;
}
