import { afterEach, beforeEach, expect, test } from 'vitest';
import { startViesSim, type ViesSim } from '../src/index.ts';

let sim: ViesSim;

beforeEach(async () => {
  sim = await startViesSim({ seed: 'vies', controlToken: 'control' });
});
afterEach(() => sim.stop());

const URL_PATH = '/taxation_customs/vies/rest-api/check-vat-number';

async function check(vatNumber: string, more: Record<string, string> = {}): Promise<unknown> {
  const body = JSON.stringify({ countryCode: 'AT', vatNumber, ...more });
  const headers = { 'content-type': 'application/json' };
  return (await fetch(`${sim.url}${URL_PATH}`, { method: 'POST', headers, body })).json();
}

const refusal = (error: string) => ({ actionSucceed: false, errorWrappers: [{ error }] });

test('a number is valid unless its last digits say otherwise', async () => {
  expect(await check('U10000009')).toMatchObject({ valid: true, vatNumber: 'U10000009' });
  expect(await check('U10000200')).toMatchObject({ valid: false, name: '---' });
  expect(await check('U10000301')).toEqual(refusal('MS_UNAVAILABLE'));
  expect(await check('U10000302')).toEqual(refusal('TIMEOUT'));
  expect(await check('no number at all')).toEqual(refusal('INVALID_INPUT'));
});

test('who names himself gets a consultation number, and an unknown requester is refused', async () => {
  const requester = { requesterMemberStateCode: 'DE', requesterNumber: '111111111' };
  expect(await check('U10000009', requester)).toMatchObject({ requestIdentifier: expect.stringMatching(/^WAPISIM/) });
  expect(await check('U10000009')).toMatchObject({ requestIdentifier: '' });
  const unknown = { requesterMemberStateCode: 'DE', requesterNumber: '111111200' };
  expect(await check('U10000009', unknown)).toEqual(refusal('INVALID_REQUESTER_INFO'));
});

test('an outage is answered as the vendor does, and every question is in the journal', async () => {
  sim.faults.add({ kind: 'result_zero', reason: 'MS_UNAVAILABLE', operation: 'check_vat_number' });
  sim.faults.add({ kind: 'html_body', operation: 'check_vat_number' });
  expect(await check('U10000009')).toEqual(refusal('MS_UNAVAILABLE'));
  await expect(check('U10000009')).rejects.toThrow();
  expect(await check('U10000009')).toMatchObject({ valid: true });
  expect(sim.journal().map(({ operation, executed }) => [operation, executed])).toEqual([
    ['check_vat_number', false],
    ['check_vat_number', false],
    ['check_vat_number', true],
  ]);
});
