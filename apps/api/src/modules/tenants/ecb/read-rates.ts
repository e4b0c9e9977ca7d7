import type { Exchange } from '@panel1/plugin-sdk';
import * as z from 'zod/mini';
import { getText, type ServiceAddress } from '#lib/outbound/guarded-fetch.ts';
import { allOf, below, readXml, type XmlElement } from '#lib/xml/read-xml.ts';
import type { RatesOfDay } from '../core/published-rates.ts';

/** Where the European Central Bank publishes its reference rates. */
export const ECB: ServiceAddress = { url: 'https://www.ecb.europa.eu', isSimulated: false };

const FILES = { daily: '/stats/eurofxref/eurofxref-daily.xml', days90: '/stats/eurofxref/eurofxref-hist-90d.xml' };
const TIMEOUT_MS = 20_000;

export type RatesFile = keyof typeof FILES;

/** The days of a file, or why there are none. */
export type ReadRates = { exchanges: readonly Exchange[] } & (
  | { days: readonly RatesOfDay[]; fault: null }
  | { days: null; fault: string }
);

/** Reads a file of the bank: that of the last working day, or of the last 90 days. Never rejects. */
export async function readRates(ecb: ServiceAddress, file: RatesFile): Promise<ReadRates> {
  const { answer, fault, exchanges } = await getText(ecb, {
    ...{ path: FILES[file], accept: 'application/xml, text/xml', timeoutMs: TIMEOUT_MS },
  });
  if (answer === null) return { days: null, fault, exchanges };
  if (answer.status !== 200) return { days: null, fault: `http_${answer.status}`, exchanges };
  const days = parseRates(answer.body);
  return days === null ? { days, fault: 'unreadable', exchanges } : { days, fault: null, exchanges };
}

const dayCube = z.object({ time: z.iso.date() });
const rateCube = z.object({
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
  rate: z.string().check(
    z.regex(/^\d{1,9}(\.\d{1,9})?$/),
    z.refine((rate) => /[1-9]/.test(rate)),
  ),
});

/** The rates of a file by day; null for anything that is not such a file, so that no half of it is ever used. */
export function parseRates(body: string): RatesOfDay[] | null {
  try {
    const days = allOf(below(readXml(body), 'Cube'), 'Cube').map(dayOf);
    return days.length === 0 || days.some(({ perEuro }) => perEuro.size === 0) ? null : days;
  } catch {
    return null;
  }
}

function dayOf(cube: XmlElement): RatesOfDay {
  const rates = allOf(cube, 'Cube').map(({ attributes }) => z.parse(rateCube, attributes));
  return {
    on: z.parse(dayCube, cube.attributes).time,
    perEuro: new Map(rates.map(({ currency, rate }) => [currency, rate])),
  };
}
