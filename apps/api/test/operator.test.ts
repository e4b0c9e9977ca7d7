import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operatorLogins } from '#lib/auth/operator-logins.ts';
import { resolveHost } from '#lib/tenancy/hosts.ts';
import { logIn } from '#modules/identity/index.ts';
import { runOperator } from '../src/runtime/operator/run-operator.ts';
import { createWorld, type TestWorld } from './world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

async function run(...args: string[]): Promise<string> {
  const lines: string[] = [];
  const { kernel, masterKeys: keyProvider, keysDir } = world;
  const operator = { kernel, keyProvider, logins: operatorLogins(keysDir), pageUrl: 'http://localhost:9464/operator' };
  await runOperator(operator, args, (line) => lines.push(line));
  return lines.join('\n');
}

const CREATE = [
  'create',
  'acme',
  '--name',
  'Acme',
  '--host',
  'acme.example.com',
  '--owner-email',
  'olga@example.com',
  '--owner-name',
  'Olga',
];

describe('the operator', () => {
  it('creates a tenant whose owner logs in with the password that was shown once', async () => {
    const said = await run(...CREATE);
    const password = /: (\S+) {2}\(shown once/.exec(said)?.[1] ?? '';
    const tenantId = await resolveHost(world.kernel, 'acme.example.com');
    expect(tenantId).not.toBeNull();
    const caller = { ...world.anonymous, tenantId: tenantId ?? '' };
    const session = await logIn(caller, { surface: 'staff', email: 'olga@example.com', password });
    expect(session.surface).toBe('staff');
  });

  it('lists, suspends, resumes, binds and unbinds', async () => {
    expect(await run('list')).toContain('acme\tactive\tacme.example.com\tAcme');
    await run('suspend', 'acme');
    expect(await run('list')).toContain('acme\tsuspended');
    await run('resume', 'acme');
    await run('bind', 'acme', 'shop.example.com', '--primary');
    expect(await run('list')).toContain('acme\tactive\tshop.example.com, acme.example.com\tAcme');
    await run('unbind', 'acme.example.com');
    expect(await resolveHost(world.kernel, 'acme.example.com')).toBeNull();
  });

  it('is told what is wrong with a command', async () => {
    await expect(run()).rejects.toThrow('no such command');
    await expect(run('list', '--nothing')).rejects.toThrow('--nothing');
    await expect(run('create', 'x')).rejects.toThrow('--owner-email');
    await expect(run('create', 'Not A Slug', ...CREATE.slice(2))).rejects.toThrow('slug');
    await expect(run('suspend', 'nobody')).rejects.toThrow('request.not_found');
    await expect(run('bind', 'acme', 'main.localhost')).rejects.toThrow('tenants.host_taken');
    await expect(run('bind', 'acme', 'https://x.example.com')).rejects.toThrow('request.invalid');
  });
});
