import { timingSafeEqual } from 'node:crypto';
import { parseFaultRule } from './fault-rule.ts';
import type { Faults } from './faults.ts';
import { header, json, type SimRequest, type SimResponse } from './http.ts';
import type { Journal } from './journal.ts';

/** What the `/__sim` interface steers. */
export interface Controlled {
  journal: Journal;
  faults: Faults;
  now(): number;
  advance(ms: number): Promise<void>;
  state(): unknown;
  /** Things that happen without a request, by name: what a payer's bank does. Each gets the body that was sent. */
  happenings?: Readonly<Record<string, (body: unknown) => unknown>>;
}

function sameText(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Error('The body is not JSON.');
  }
}

function faultsAnswer(request: SimRequest, faults: Faults): SimResponse {
  const id = new URLSearchParams(request.query).get('id');
  if (request.method === 'POST') return json(201, { id: faults.add(parseFaultRule(parsed(request.body))) });
  if (request.method === 'DELETE' && id !== null) return json(faults.remove(id) ? 200 : 404, {});
  if (request.method === 'DELETE') faults.clear();
  return json(200, { faults: faults.list() });
}

async function clockAnswer(request: SimRequest, sim: Controlled): Promise<SimResponse> {
  if (request.method === 'POST') {
    const body = parsed(request.body);
    const ms = typeof body === 'object' && body !== null && 'advanceMs' in body ? body.advanceMs : undefined;
    if (typeof ms !== 'number') throw new Error('Send {"advanceMs": <milliseconds>}.');
    await sim.advance(ms);
  }
  return json(200, { now: sim.now() });
}

/** Answers `/__sim/...`. Without the control token the interface looks like a missing page. */
export async function answerControl(
  request: SimRequest,
  sim: Controlled,
  token: string | undefined,
): Promise<SimResponse> {
  const given = header(request, 'x-sim-control-token') ?? '';
  if (token === undefined || token === '' || !sameText(given, token)) return json(404, { error: 'Not found.' });
  try {
    switch (request.path) {
      case '/__sim/requests': {
        const operation = new URLSearchParams(request.query).get('operation');
        return json(200, {
          requests: sim.journal.entries().filter((e) => operation === null || e.operation === operation),
        });
      }
      case '/__sim/faults':
        return faultsAnswer(request, sim.faults);
      case '/__sim/clock':
        return await clockAnswer(request, sim);
      case '/__sim/state':
        return json(200, sim.state());
      default: {
        const happen = sim.happenings?.[request.path.slice('/__sim/'.length)];
        if (happen && request.method === 'POST') return json(201, happen(parsed(request.body)));
        return json(404, { error: 'Use /__sim/requests, /__sim/faults, /__sim/clock or /__sim/state.' });
      }
    }
  } catch (error) {
    return json(400, { error: error instanceof Error ? error.message : String(error) });
  }
}
