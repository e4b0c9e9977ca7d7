import type { Faults } from '../kernel/faults.ts';
import { json, type SimRequest, type SimResponse } from '../kernel/http.ts';
import type { JournalEntry } from '../kernel/journal.ts';
import { createRuntime, type SimOptions } from '../kernel/runtime.ts';
import { listen, type Peer } from '../kernel/server.ts';

export type ViesSimOptions = SimOptions;

/** A running VIES simulator. */
export interface ViesSim {
  /** Base URL without a path; the API lives under `/taxation_customs/vies/rest-api`. */
  url: string;
  port: number;
  journal(): JournalEntry[];
  faults: Faults;
  advance(ms: number): Promise<void>;
  stop(): Promise<void>;
}

const PATH = '/taxation_customs/vies/rest-api/check-vat-number';

/** What a number answers by its last three digits, as the vendor's test service does by the number alone. */
const BY_ENDING: Readonly<Record<string, string>> = {
  '300': 'SERVICE_UNAVAILABLE',
  '301': 'MS_UNAVAILABLE',
  '302': 'TIMEOUT',
  '401': 'IP_BLOCKED',
  '500': 'GLOBAL_MAX_CONCURRENT_REQ',
  '600': 'MS_MAX_CONCURRENT_REQ',
};
const INVALID = '200';
const MEMBER_STATES = new Set(
  'AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI'.split(' '),
);

const refusal = (error: string, status = 200): SimResponse =>
  json(status, { actionSucceed: false, errorWrappers: [{ error }] });

interface Question {
  countryCode: string;
  vatNumber: string;
  requesterMemberStateCode: string;
  requesterNumber: string;
}

function questionOf(body: string): Question | null {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null) return null;
    const fields = new Map<string, unknown>(Object.entries(parsed));
    const text = (name: string): string => {
      const value = fields.get(name);
      return typeof value === 'string' ? value : '';
    };
    return {
      countryCode: text('countryCode'),
      vatNumber: text('vatNumber'),
      requesterMemberStateCode: text('requesterMemberStateCode'),
      requesterNumber: text('requesterNumber'),
    };
  } catch {
    return null;
  }
}

interface ViesState {
  consultations: number;
}

function answer(question: Question | null, state: ViesState, now: number): SimResponse {
  if (question === null || !MEMBER_STATES.has(question.countryCode) || !/^[A-Z\d+*]{2,12}$/.test(question.vatNumber))
    return refusal('INVALID_INPUT');
  const { countryCode, vatNumber, requesterMemberStateCode, requesterNumber } = question;
  const hasRequester = requesterMemberStateCode !== '' || requesterNumber !== '';
  const isRequesterKnown = MEMBER_STATES.has(requesterMemberStateCode) && !requesterNumber.endsWith(INVALID);
  if (hasRequester && !isRequesterKnown) return refusal('INVALID_REQUESTER_INFO');
  const fault = BY_ENDING[vatNumber.replaceAll(/\D/g, '').slice(-3)];
  if (fault !== undefined) return refusal(fault);
  const valid = !vatNumber.replaceAll(/\D/g, '').endsWith(INVALID);
  state.consultations += 1;
  const identifier = `WAPISIM${state.consultations.toString().padStart(8, '0')}`;
  return json(200, {
    countryCode,
    vatNumber,
    requestDate: new Date(now).toISOString(),
    valid,
    requestIdentifier: hasRequester ? identifier : '',
    name: valid ? `SIMULATED COMPANY ${countryCode}${vatNumber}` : '---',
    address: valid ? 'SIMULATED STREET 1\nSIMULATED TOWN' : '---',
    traderName: '---',
    traderStreet: '---',
    traderPostalCode: '---',
    traderCity: '---',
    traderCompanyType: '---',
  });
}

/** Starts a simulator that answers as VIES's REST interface does, on 127.0.0.1. Rejects when the port is taken. */
export async function startViesSim(options: ViesSimOptions): Promise<ViesSim> {
  const runtime = createRuntime<ViesState>('vies', options, () => ({ consultations: 0 }));
  const advance = async (ms: number): Promise<void> => {
    runtime.clock.advance(ms);
    await runtime.persist();
  };
  const isCheck = (request: SimRequest): boolean => request.method === 'POST' && request.path === PATH;
  const peer: Peer = {
    operationOf: (request) => (isCheck(request) ? 'check_vat_number' : 'unknown'),
    handle: async (request, execution) =>
      isCheck(request)
        ? execution.run(() => answer(questionOf(request.body), runtime.state, runtime.clock.now()))
        : refusal('NOT_FOUND', 404),
    serverError: (status) => refusal('SERVICE_UNAVAILABLE', status),
    rateLimited: () => refusal('GLOBAL_MAX_CONCURRENT_REQ', 429),
    resultZero: (_operation, reason) => refusal(reason),
    authDenied: (status) => refusal('IP_BLOCKED', status),
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
      state: () => ({ consultations: runtime.state.consultations }),
    },
  });
  const { url, port } = server;
  const stop = async (): Promise<void> => {
    await server.close();
    await runtime.persist();
  };
  return { url, port, journal: runtime.journal.entries, faults: runtime.faults, advance, stop };
}
