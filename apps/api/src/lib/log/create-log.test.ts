import { describe, expect, test } from 'vitest';
import { createLog } from './create-log.ts';

const lines: string[] = [];
const log = createLog({ process: 'test', destination: { write: (line: string) => void lines.push(line) } });

/** The one line that `write` produced, as text and as data. */
function written(write: () => void): { text: string; data: Record<string, unknown> } {
  lines.length = 0;
  write();
  expect(lines).toHaveLength(1);
  const [text = ''] = lines;
  const data: Record<string, unknown> = JSON.parse(text);
  return { text, data };
}

const secrets: Array<[what: string, text: string, canary: string]> = [
  ['a card number', 'card 4242 4242 4242 4242 declined', '4242 4242'],
  ['a card number without spaces', 'pan=5555555555554444', '5555555555554444'],
  ['a JWT', 'token eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl', 'eyJzdWIi'],
  ['a bearer header', 'Authorization: Bearer CANARYCANARY', 'CANARY'],
  ['a panel token', 'WHM root:CANARYCANARY', 'CANARY'],
  ['a gateway key', 'key sk_test_CANARY12345', 'CANARY'],
  ['a webhook secret', 'whsec_CANARY12345', 'CANARY'],
  ['a password in a URL', 'postgres://panel:CANARY@db.example/panel1', 'CANARY'],
  ['a password in text', 'login failed, password=CANARY', 'CANARY'],
  ['a password in JSON', '{"password":"CANARY"}', 'CANARY'],
  ['a 256-bit token', 'reset 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', '9f86d081'],
  ['a private key', '-----BEGIN PRIVATE KEY-----\nCANARY\n-----END PRIVATE KEY-----', 'CANARY'],
  ['a cloud key', 'AKIAIOSFODNN7EXAMPLE', 'AKIAIOSF'],
];

describe.each(secrets)('%s', (_what, text, canary) => {
  test('is masked in messages, fields and errors', () => {
    expect(written(() => log.info({}, text)).text).not.toContain(canary);
    expect(written(() => log.warn({ reason: text }, 'x')).text).not.toContain(canary);
    const error = new Error(text, { cause: new Error(text) });
    expect(written(() => log.error({ err: error }, 'x')).text).not.toContain(canary);
  });
});

test('fields that are not on the list are named without their values', () => {
  const { text, data } = written(() => log.info({ input: { password: 'CANARY' }, email: 'CANARY@x.example' }, 'x'));
  expect(text).not.toContain('CANARY');
  expect(data['dropped']).toEqual(['input', 'email']);
});

test('an error shows what and where, not the rows that hang on it', () => {
  const query = Object.assign(new Error('Failed query: select CANARY\nparams: CANARY'), {
    code: '23505',
    detail: 'Key (email)=(CANARY)',
    query: 'CANARY',
    parameters: ['CANARY'],
  });
  const { text, data } = written(() => log.error({ err: query, effectId: 'e-1' }, 'effect call broke off'));
  expect(text).not.toContain('CANARY');
  expect(data).toMatchObject({ effectId: 'e-1', err: { type: 'Error', code: '23505' } });
  expect(JSON.stringify(data)).toContain('create-log.test.ts');
});

test('nobody can forge a line', () => {
  const forged = 'x\r\n{"level":"error","message":"forged"}\u2028\u202e';
  const { data } = written(() => log.info({ reason: forged }, forged));
  expect(`${data['message']}${data['reason']}`).not.toMatch(/[\r\n\u2028\u202e]/);
  expect(data['message']).toBe('x\\r\\n{"level":"error","message":"forged"}\\u2028\\u202e');
});

test('what helps is kept: ids, short numbers, times', () => {
  const id = '0190f5a4-7c1e-7b3a-9c55-2f1d3e4a5b6c';
  const { data } = written(() =>
    log.info({ requestId: id, status: 200, durationMs: 12.5, path: '/pay?token=CANARY' }, 'order 1042'),
  );
  expect(data).toMatchObject({
    requestId: id,
    status: 200,
    durationMs: 12.5,
    path: '/pay',
    message: 'order 1042',
    process: 'test',
    level: 'info',
  });
});

test('an amount or an id that only looks like a card number is kept', () => {
  expect(written(() => log.info({}, 'ledger entry 4242424242424241')).data['message']).toBe(
    'ledger entry 4242424242424241',
  );
});
