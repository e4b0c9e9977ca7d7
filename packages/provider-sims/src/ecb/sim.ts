import { createHash } from 'node:crypto';
import type { Faults } from '../kernel/faults.ts';
import type { SimRequest, SimResponse } from '../kernel/http.ts';
import type { JournalEntry } from '../kernel/journal.ts';
import { createRuntime, type SimOptions } from '../kernel/runtime.ts';
import { listen, type Peer } from '../kernel/server.ts';

/** A running simulator of the ECB's reference rates. */
export interface EcbSim {
  /** Base URL without a path; the files live under `/stats/eurofxref`. */
  url: string;
  port: number;
  journal(): JournalEntry[];
  faults: Faults;
  advance(ms: number): Promise<void>;
  stop(): Promise<void>;
}

const FILES: Readonly<Record<string, number>> = {
  '/stats/eurofxref/eurofxref-daily.xml': 1,
  '/stats/eurofxref/eurofxref-hist-90d.xml': 90,
};
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Units of a currency for one euro, about as they are; a day's rate is within two percent of it. */
const AROUND: Readonly<Record<string, string>> = {
  ...{ USD: '1.1', JPY: '170', CZK: '24.5', DKK: '7.46', GBP: '0.86', HUF: '390', PLN: '4.3', RON: '5.05' },
  ...{ SEK: '11', CHF: '0.94', ISK: '142', NOK: '11.6', TRY: '48', AUD: '1.75', BRL: '6.2', CAD: '1.57' },
  ...{ CNY: '8.1', HKD: '8.9', IDR: '18500', ILS: '3.9', INR: '99', KRW: '1600', MXN: '21', MYR: '4.8' },
  ...{ NZD: '1.95', PHP: '65', SGD: '1.48', THB: '37', ZAR: '20' },
};

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const isWorkingDay = (ms: number): boolean => ![0, 6].includes(new Date(ms).getUTCDay());

/** The last day whose rates are out: they come at about 16:00 in Frankfurt, taken as 15:00 UTC, on working days. */
function lastPublished(now: number): number {
  let day = now - 15 * HOUR;
  while (!isWorkingDay(day)) day -= DAY;
  return day;
}

function rateOf(seed: string, currency: string, day: string): string {
  const around = Number(AROUND[currency]);
  const share = createHash('sha256').update(`${seed} ${currency} ${day}`).digest().readUInt32BE(0) / 0xff_ff_ff_ff;
  return String(Number((around * (0.98 + 0.04 * share)).toPrecision(5)));
}

function file(seed: string, { now, days }: { now: number; days: number }): string {
  const last = lastPublished(now);
  const cubes: string[] = [];
  for (let back = 0; back < days; back += 1) {
    const at = last - back * DAY;
    if (!isWorkingDay(at)) continue;
    const day = dayOf(at);
    const rates = Object.keys(AROUND).map((code) => `<Cube currency='${code}' rate='${rateOf(seed, code, day)}'/>`);
    cubes.push(`\t\t<Cube time='${day}'>\n\t\t\t${rates.join('\n\t\t\t')}\n\t\t</Cube>`);
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
\t<gesmes:subject>Reference rates</gesmes:subject>
\t<gesmes:Sender>
\t\t<gesmes:name>European Central Bank</gesmes:name>
\t</gesmes:Sender>
\t<Cube>
${cubes.join('\n')}
\t</Cube>
</gesmes:Envelope>
`;
}

const answer = (status: number, body: string): SimResponse => ({
  status,
  headers: { 'content-type': status === 200 ? 'text/xml' : 'text/html' },
  body,
});
const failed = (status: number): SimResponse => answer(status, `<html><body>${status}</body></html>`);

/**
 * Starts a simulator that serves the daily and the 90-day file as the European Central Bank does, on 127.0.0.1. The rates
 * follow from the seed and the day; its holidays are not kept. Rejects when the port is taken.
 */
export async function startEcbSim(options: SimOptions): Promise<EcbSim> {
  const runtime = createRuntime<Record<string, never>>('ecb', options, () => ({}));
  const advance = async (ms: number): Promise<void> => {
    runtime.clock.advance(ms);
    await runtime.persist();
  };
  const daysOf = ({ method, path }: SimRequest) => (method === 'GET' ? FILES[path] : undefined);
  const names: Readonly<Record<number, string>> = { 1: 'daily', 90: 'hist_90d' };
  const peer: Peer = {
    operationOf: (request) => names[daysOf(request) ?? 0] ?? 'unknown',
    handle: async (request, execution) => {
      const days = daysOf(request);
      if (days === undefined) return failed(404);
      return execution.run(() => answer(200, file(options.seed, { now: runtime.clock.now(), days })));
    },
    serverError: failed,
    rateLimited: () => failed(429),
    resultZero: () => failed(503),
    authDenied: failed,
  };
  const server = await listen({
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
    controlToken: options.controlToken,
    peer,
    persist: runtime.persist,
    sim: {
      journal: runtime.journal,
      faults: runtime.faults,
      now: runtime.clock.now,
      advance,
      state: () => ({}),
    },
  });
  const { url, port } = server;
  const stop = async (): Promise<void> => {
    await server.close();
    await runtime.persist();
  };
  return { url, port, journal: runtime.journal.entries, faults: runtime.faults, advance, stop };
}
