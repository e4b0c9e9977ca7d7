import type { I18n } from '@lingui/core';
import { countryName } from '#lib/countries.ts';
import { CYCLES } from '#lib/cycles.ts';
import { dayBefore } from '#lib/format/day-before.ts';
import type { Format } from '#lib/format/use-format.ts';
import { exactMoney } from './exact-money.ts';

export type RuleInputs = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Ends of half-open spans: people read the last day that is in it. */
const LAST_DAYS: ReadonlySet<string> = new Set(['to', 'end', 'periodEnd', 'wholeEnd', 'lineEnd']);
const QUANTITIES: ReadonlySet<string> = new Set(['quantity', 'of', 'percent', 'units']);
const PLACES: ReadonlySet<string> = new Set(['country', 'seller', 'buyer']);
/** Words by which a sentence chooses what it says; they are never shown. */
const CHOICES: ReadonlySet<string> = new Set(['treatment']);
const DAY = /^\d{4}-\d{2}-\d{2}/;

/**
 * The inputs of an explanation as a sentence shows them: `…Minor` as money, days and instants as dates, quantities in the
 * reader's digits, places by name. Numbers stay numbers, for plurals. Each text is isolated, so that it keeps its direction.
 */
export function ruleValues(inputs: RuleInputs, of: { currency: string; format: Format; i18n: I18n }) {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      name,
      typeof value === 'number' || CHOICES.has(name) ? value : isolate(shown(name, value, of)),
    ]),
  );
}

const isolate = (text: string): string => `\u2068${text}\u2069`;

function shown(
  name: string,
  value: string | boolean | null | undefined,
  { currency, format, i18n }: { currency: string; format: Format; i18n: I18n },
): string {
  if (typeof value !== 'string') return '–';
  if (name.endsWith('Minor'))
    return exactMoney(name === 'belowZeroMinor' ? value.replace(/^-/, '') : value, { currency, format });
  if (name === 'rate') return format.number(Number(value), { style: 'percent', maximumFractionDigits: 3 });
  if (name === 'rates') return rates(value, format);
  if (name === 'cycle') return isCycle(value) ? i18n._(CYCLES[value].per) : value;
  if (QUANTITIES.has(name)) return format.number(Number(value), { maximumFractionDigits: 12 });
  if (PLACES.has(name)) return place(value, format.locale);
  if (DAY.test(value)) return format.date(LAST_DAYS.has(name) ? dayBefore(value.slice(0, 10)) : value);
  return value;
}

const isCycle = (value: string): value is keyof typeof CYCLES => value in CYCLES;

const rates = (value: string, format: Format): string =>
  value
    .split('+')
    .map((rate) => format.number(Number.parseFloat(rate), { style: 'percent', maximumFractionDigits: 3 }))
    .join(' + ');

/** `ES canary_islands` is a country with a part of it that has a tax of its own. */
function place(value: string, locale: string): string {
  const [code = '', territory] = value.split(' ');
  if (!/^[A-Z]{2}$/.test(code)) return '–';
  const name = countryName(code, locale);
  return territory === undefined ? name : `${name}, ${territory.replaceAll('_', ' ')}`;
}
