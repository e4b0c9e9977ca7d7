import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ContractArgument } from '../contracts/index.ts';
import type { Manifest } from '../manifest.ts';
import { type CommonFixtures, expectNoSecrets, expectStatus, newOperation } from './fixtures.ts';

export interface AdapterFixtures extends CommonFixtures<'provisioningAdapter'> {
  /** Two packages that the panel has. */
  readonly packages: readonly [string, string];
  /** How many accounts the panel has really made. */
  readonly creations?: () => Promise<number>;
}

type Create = ContractArgument<'provisioningAdapter', 'create'>;

const PASSWORD = 'Qx7-conform-Zp3!';
const started = (): string => new Date().toISOString();

function newAccount(fixtures: AdapterFixtures): Create {
  const serviceId = randomUUID();
  return {
    operationId: newOperation(),
    serviceId,
    domain: `c${serviceId.slice(0, 8)}.example.test`,
    packageName: fixtures.packages[0],
    contactEmail: 'ann@example.test',
    password: PASSWORD,
  };
}

async function existing(fixtures: AdapterFixtures) {
  const input = newAccount(fixtures);
  const { value } = expectStatus((await fixtures.call('create', input)).result, 'done');
  const { serviceId, domain } = input;
  const subject = () => ({ operationId: newOperation(), serviceId, domain, accountRef: value.accountRef });
  return { input, subject, accountRef: value.accountRef };
}

function connection({ call, callWithBadCredentials, secrets }: AdapterFixtures): void {
  test('testConnection answers with good credentials and leaks none', async () => {
    const answer = await call('testConnection', {});
    expectStatus(answer.result, 'done');
    expectNoSecrets(answer, secrets);
  });
  test.runIf(callWithBadCredentials)('refused credentials are a failure of class auth', async () => {
    const answer = await callWithBadCredentials?.('testConnection', {});
    expect(answer?.result).toMatchObject({ status: 'failed', class: 'auth' });
  });
}

function creation(fixtures: AdapterFixtures, isNamed: boolean): void {
  const { call, creations, loseNextAnswer, secrets } = fixtures;
  test('the same creation twice is one account, and its password is in no record', async () => {
    const input = newAccount(fixtures);
    const before = (await creations?.()) ?? 0;
    const [first, second] = [await call('create', input), await call('create', input)];
    const { accountRef } = expectStatus(first.result, 'done').value;
    expect(expectStatus(second.result, 'done').value.accountRef).toBe(accountRef);
    if (creations) expect((await creations()) - before).toBe(1);
    expectNoSecrets([first, second], [...secrets, PASSWORD]);
  });
  test.runIf(isNamed)('two creations at the same time are one account', async () => {
    const input = newAccount(fixtures);
    const before = (await creations?.()) ?? 0;
    await Promise.all([call('create', input), call('create', input)]);
    expectStatus((await call('create', input)).result, 'done');
    if (creations) expect((await creations()) - before).toBe(1);
  });
  test('an account that was never created is surely absent', async () => {
    const input = newAccount(fixtures);
    const { operationId } = input;
    const answer = await call('probe', { of: 'create', operationId, startedAt: started(), input });
    expect(expectStatus(answer.result, 'done').value).toMatchObject({ found: false });
  });
  test.runIf(loseNextAnswer)(
    'a creation whose answer is lost is unknown, and the probe finds the account',
    async () => {
      const input = newAccount(fixtures);
      const before = (await creations?.()) ?? 0;
      const startedAt = started();
      loseNextAnswer?.('create');
      expectStatus((await call('create', input)).result, 'unknown');
      const { operationId } = input;
      const probe = await call('probe', { of: 'create', operationId, startedAt, input });
      expect(expectStatus(probe.result, 'done').value).toMatchObject({ found: true, outcome: { status: 'done' } });
      expectStatus((await call('create', input)).result, 'done');
      if (creations) expect((await creations()) - before).toBe(1);
    },
  );
  test('an unknown package is a failure, and leaves no account', async () => {
    const input = { ...newAccount(fixtures), packageName: 'no such package' };
    expectStatus((await call('create', input)).result, 'failed');
    const probe = await call('probe', { of: 'create', operationId: input.operationId, startedAt: started(), input });
    expect(expectStatus(probe.result, 'done').value).toMatchObject({ found: false });
  });
}

function lifecycle(fixtures: AdapterFixtures): void {
  const { call, packages } = fixtures;
  test('suspending twice, resuming twice and removing twice are done', async () => {
    const { subject, accountRef } = await existing(fixtures);
    const state = async () => expectStatus((await call('getStatus', { accountRef })).result, 'done').value.state;
    for (const _ of [1, 2]) {
      expectStatus((await call('suspend', { ...subject(), reason: 'Overdue' })).result, 'done');
      expect(await state()).toBe('suspended');
    }
    for (const _ of [1, 2]) {
      expectStatus((await call('unsuspend', subject())).result, 'done');
      expect(await state()).toBe('active');
    }
    for (const _ of [1, 2]) expectStatus((await call('terminate', subject())).result, 'done');
    expect((await call('getStatus', { accountRef })).result).toMatchObject({ status: 'failed', class: 'not_found' });
  });
  test('the package can be changed up and down', async () => {
    const { subject } = await existing(fixtures);
    for (const packageName of [packages[1], packages[0]]) {
      const { value } = expectStatus((await call('changePackage', { ...subject(), packageName })).result, 'done');
      expect(value.packageName).toBe(packageName);
    }
  });
  test('an account of another domain is a conflict and stays as it is', async () => {
    const { subject, accountRef } = await existing(fixtures);
    const foreign = { ...subject(), domain: 'somebody-else.example.test' };
    expect((await call('terminate', foreign)).result).toMatchObject({ status: 'failed', class: 'conflict' });
    expect((await call('suspend', { ...foreign, reason: 'x' })).result).toMatchObject({ class: 'conflict' });
    expect(expectStatus((await call('getStatus', { accountRef })).result, 'done').value.state).toBe('active');
  });
  test('acting on a missing account is not_found', async () => {
    const subject = {
      operationId: newOperation(),
      serviceId: randomUUID(),
      accountRef: 'nosuch1',
      domain: 'a.example.test',
    };
    expect((await call('suspend', { ...subject, reason: 'x' })).result).toMatchObject({ class: 'not_found' });
  });
}

function reports(fixtures: AdapterFixtures, features: readonly string[]): void {
  const { call } = fixtures;
  test.runIf(features.includes('usage'))('usage is whole bytes and does not shrink by itself', async () => {
    const { accountRef } = await existing(fixtures);
    const first = expectStatus((await call('usage', { accountRef })).result, 'done').value;
    const second = expectStatus((await call('usage', { accountRef })).result, 'done').value;
    expect(second.diskUsedBytes).toBeGreaterThanOrEqual(first.diskUsedBytes);
  });
  test.runIf(features.includes('sso'))('a login link is in no record', async () => {
    const { accountRef } = await existing(fixtures);
    const answer = await call('sso', { accountRef });
    const { url } = expectStatus(answer.result, 'done').value;
    expectNoSecrets(answer.exchanges, [url, new URL(url).search.slice(1)]);
  });
  test.runIf(features.includes('listAccounts'))('listing in pages tells every account once', async () => {
    const wanted = [await existing(fixtures), await existing(fixtures), await existing(fixtures)];
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const input = { limit: 2, ...(cursor === undefined ? {} : { cursor }) };
      const { value } = expectStatus((await call('listAccounts', input)).result, 'done');
      seen.push(...value.accounts.map((found) => found.accountRef));
      cursor = value.nextCursor;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
    for (const { accountRef } of wanted) expect(seen).toContain(accountRef);
  });
  test.runIf(features.includes('listPackages'))('the packages of the panel are listed', async () => {
    const { packages } = expectStatus((await call('listPackages', {})).result, 'done').value;
    for (const name of fixtures.packages) expect(packages.map((found) => found.name)).toContain(name);
  });
  test.runIf(features.includes('changePassword'))('a new password is in no record', async () => {
    const { subject } = await existing(fixtures);
    const password = 'Nw9-another-Kt5!';
    const answer = await call('changePassword', { ...subject(), password });
    expectStatus(answer.result, 'done');
    expectNoSecrets(answer, [password]);
  });
}

/** The behaviour that every provisioning adapter owes the host, as vitest tests. */
export function conformProvisioningAdapter(manifest: Manifest, fixtures: AdapterFixtures): void {
  const features = manifest.provisioningAdapter?.features ?? [];
  describe(`${manifest.id} conforms to provisioningAdapter`, () => {
    test('the manifest offers the contract', () => expect(manifest.provisioningAdapter).toBeDefined());
    connection(fixtures);
    creation(fixtures, manifest.provisioningAdapter?.accountNameFrom === 'service_id');
    lifecycle(fixtures);
    reports(fixtures, features);
  });
}
