/** When a series begins to count at 1 again. */
export type NumberReset = 'never' | 'yearly' | 'monthly';

/** A pattern such as `"R-{year}-{number:5}"`: words in braces are filled in, a number after the colon is a minimum width. */
export interface NumberSeries {
  readonly pattern: string;
  readonly reset: NumberReset;
  readonly lastCounter: bigint;
  /** Day of the last document of the series; null before the first. */
  readonly lastOn: Temporal.PlainDate | null;
}

const WORD = /\{(\w+)(?::(\d{1,2}))?\}/g;
const DATE_WORDS = ['year', 'yy', 'month', 'day'];

/** What is wrong with a pattern: a code per fault, none when numbers of the series can never be the same. */
export type PatternFault = 'no_number' | 'no_year' | 'no_month' | 'unknown_word';

/** Checks that a pattern tells its numbers apart: it has the counter, and the year and month it begins again with. */
export function patternFaults(pattern: string, reset: NumberReset, words: readonly string[] = []): PatternFault[] {
  const used = new Set(Array.from(pattern.matchAll(WORD), ([, word = '']) => word));
  const known = new Set(['number', ...DATE_WORDS, ...words]);
  const faults: PatternFault[] = [];
  if (!used.has('number')) faults.push('no_number');
  if (reset !== 'never' && !used.has('year') && !used.has('yy')) faults.push('no_year');
  if (reset === 'monthly' && !used.has('month')) faults.push('no_month');
  if ([...used].some((word) => !known.has(word))) faults.push('unknown_word');
  return faults;
}

/** Writes a number. `values` fills words of the caller's, such as the client's number; throws for a word without value. */
export function formatNumber(
  pattern: string,
  counter: bigint,
  on: { date: Temporal.PlainDate; values?: Readonly<Record<string, string>> },
): string {
  const { year, month, day } = on.date;
  const known = new Map<string, string>([
    ['number', counter.toString()],
    ['year', year.toString()],
    ['yy', year.toString().slice(-2)],
    ['month', month.toString().padStart(2, '0')],
    ['day', day.toString().padStart(2, '0')],
    ...Object.entries(on.values ?? {}),
  ]);
  return pattern.replaceAll(WORD, (_, word: string, width: string | undefined) => {
    const value = known.get(word);
    if (value === undefined) throw new RangeError(`the number pattern has an unknown word {${word}}`);
    return value.padStart(width === undefined ? 0 : Number.parseInt(width, 10), '0');
  });
}

/**
 * The next number of a series. The counter goes up by one, or begins at 1 in a new year or month where the series says so.
 * Days of issue never run backwards within a series (Directive 2006/112 Art. 226(2) wants a sequence): the day of the last
 * document is taken when `on` lies before it.
 */
export function nextNumber(
  series: NumberSeries,
  on: Temporal.PlainDate,
  values?: Readonly<Record<string, string>>,
): { counter: bigint; number: string; on: Temporal.PlainDate } {
  const date = series.lastOn !== null && Temporal.PlainDate.compare(on, series.lastOn) < 0 ? series.lastOn : on;
  const counter = beginsAgain(series, date) ? 1n : series.lastCounter + 1n;
  const of = values === undefined ? { date } : { date, values };
  return { counter, number: formatNumber(series.pattern, counter, of), on: date };
}

function beginsAgain({ reset, lastOn }: NumberSeries, date: Temporal.PlainDate): boolean {
  if (reset === 'never' || lastOn === null) return false;
  return date.year !== lastOn.year || (reset === 'monthly' && date.month !== lastOn.month);
}

/**
 * The counter that a series begins behind after its scheme was changed: not below the highest counter of any series it
 * replaces nor the number of documents they issued, so that no number is ever used twice.
 */
export function counterAfterChange(replaced: readonly { lastCounter: bigint; issued: bigint }[]): bigint {
  let issued = 0n;
  let highest = 0n;
  for (const series of replaced) {
    issued += series.issued;
    if (series.lastCounter > highest) highest = series.lastCounter;
  }
  return issued > highest ? issued : highest;
}

/** Whether an unpaid invoice is a tax invoice at once, or a pro forma that becomes one when it is paid. */
export type InvoiceMode = 'invoice_on_issue' | 'proforma_until_paid';

/** Which document an event makes, and the series that its number is taken from; null when the event makes none. */
export function documentMade(mode: InvoiceMode, event: 'issued' | 'paid'): 'invoice' | 'pro_forma' | null {
  if (mode === 'invoice_on_issue') return event === 'issued' ? 'invoice' : null;
  return event === 'issued' ? 'pro_forma' : 'invoice';
}
