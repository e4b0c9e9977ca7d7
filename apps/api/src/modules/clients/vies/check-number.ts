import type { Exchange } from '@panel1/plugin-sdk';
import type { VatCheckOutcome } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { type Fetched, postJson, type ServiceAddress } from '#lib/outbound/guarded-fetch.ts';
import { readVatNumber, type VatNumber } from '../core/vat-number.ts';

/** Where VIES answers for real. */
export const VIES: ServiceAddress = {
  url: 'https://ec.europa.eu/taxation_customs/vies/rest-api',
  isSimulated: false,
};

const TIMEOUT_MS = 15_000;
const MAX_KEPT = 20_000;

/** What VIES said of a number, as it is kept for evidence. */
export interface VatAnswer {
  outcome: VatCheckOutcome;
  requester: string | null;
  consultationNumber: string | null;
  name: string | null;
  address: string | null;
  fault: string | null;
  /** The answer as it came. */
  raw: string;
  source: string;
  isSimulated: boolean;
}

// An answer is at most as long as the broker lets in; longer texts than these are not what VIES sends.
const saidText = () => z.optional(z.nullable(z.string().check(z.maxLength(5000))));
const said = z.object({ valid: z.boolean(), requestIdentifier: saidText(), name: saidText(), address: saidText() });
const refused = z.object({
  errorWrappers: z.array(z.object({ error: z.string().check(z.maxLength(100)) })).check(z.maxLength(20)),
});

/**
 * Asks VIES about a number. With the requester's own number the answer carries a consultation number, the proof that it
 * was asked; a requester that VIES does not accept is left out and the question asked again. Only an answer is `valid`
 * or `invalid`: an outage, an answer that is not one and a refusal to answer are `unavailable`. Never rejects.
 */
export async function checkVatNumber(
  vies: ServiceAddress,
  of: { taxId: string; requester: string | null },
): Promise<VatAnswer & { exchanges: Exchange[] }> {
  const number = readVatNumber(of.taxId);
  if (typeof number === 'string') throw new RangeError('VIES is only asked about numbers of member states');
  const requester = readVatNumber(of.requester ?? '');
  const asRequester = typeof requester === 'string' ? null : requester;
  const first = await ask(vies, number, asRequester);
  const exchanges = [...first.exchanges];
  if (first.fault !== 'INVALID_REQUESTER_INFO') return { ...first, exchanges };
  const second = await ask(vies, number, null);
  return { ...second, exchanges: [...exchanges, ...second.exchanges] };
}

async function ask(
  vies: ServiceAddress,
  { prefix, number }: VatNumber,
  requester: VatNumber | null,
): Promise<VatAnswer & { exchanges: readonly Exchange[] }> {
  const fetched = await postJson(vies, {
    path: '/check-vat-number',
    timeoutMs: TIMEOUT_MS,
    body: {
      countryCode: prefix,
      vatNumber: number,
      ...(requester === null ? {} : { requesterMemberStateCode: requester.prefix, requesterNumber: requester.number }),
    },
  });
  return {
    ...readAnswer(fetched),
    requester: requester === null ? null : `${requester.prefix}${requester.number}`,
    raw: (fetched.answer?.body ?? '').slice(0, MAX_KEPT),
    source: new URL(vies.url).host,
    isSimulated: vies.isSimulated,
    exchanges: fetched.exchanges,
  };
}

type Read = Pick<VatAnswer, 'outcome' | 'consultationNumber' | 'name' | 'address' | 'fault'>;

const NOTHING = { consultationNumber: null, name: null, address: null };
const unavailable = (fault: string): Read => ({ outcome: 'unavailable', ...NOTHING, fault });

function readAnswer({ answer, fault }: Fetched): Read {
  if (answer === null) return unavailable(fault);
  const json = parsed(answer.body);
  const refusal = z.safeParse(refused, json);
  const code = refusal.data?.errorWrappers[0]?.error;
  // VIES looked at the number and says that it cannot be one.
  if (code === 'INVALID_INPUT') return { outcome: 'invalid', ...NOTHING, fault: code };
  if (code !== undefined) return unavailable(code);
  const result = z.safeParse(said, json);
  if (!result.success || answer.status !== 200) return unavailable(`http_${answer.status}`);
  const { valid, requestIdentifier, name, address } = result.data;
  return {
    outcome: valid ? 'valid' : 'invalid',
    consultationNumber: shown(requestIdentifier),
    name: shown(name),
    address: shown(address),
    fault: null,
  };
}

/** States that keep a name to themselves answer with dashes. */
function shown(text: string | null | undefined): string | null {
  const plain = (text ?? '').trim();
  return plain === '' || /^-+$/.test(plain) ? null : plain.slice(0, 500);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
