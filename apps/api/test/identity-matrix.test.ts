import { expect, it } from 'vitest';
import { execute, runAsSystem } from '#lib/command/execute.ts';
import { aClient, aClientGroup } from '#modules/clients/testing.ts';
import { aContact, anApiKey, aSession, aStaffMember } from '#modules/identity/testing.ts';
import { createTaxRate } from '#modules/tenants/index.ts';
import { setExchangeRate } from '#modules/tenants/testing.ts';
import { type AuthWorld, createAuthWorld } from './auth-world.ts';
import { idsOf, inputWith, randomIds } from './matrix.ts';
import { walkRouter } from './router-walk.ts';
import type { TestTenant } from './world.ts';

/** A row of every kind that identity and tenants know. */
async function fill(world: AuthWorld, tenant: TestTenant): Promise<void> {
  const clientId = await aClient(tenant.owner);
  await aClientGroup(tenant.owner, 'Resellers');
  await execute(tenant.owner, createTaxRate, { name: 'VAT', country: 'DE', rate: '0.19', validFrom: '2026-01-01' });
  await execute(tenant.owner, setExchangeRate, {
    ...{ from: 'USD', to: 'EUR', rate: '0.9213', validFrom: '2026-01-02', source: 'Central bank' },
  });
  await runAsSystem(world.kernel, { tenantId: tenant.tenantId, name: 'test', requestId: 'test' }, async (ctx) => {
    const userId = await aStaffMember(ctx, 'owner@example.com', 'Owner');
    await aContact(ctx, { clientId, email: 'contact@example.com', grants: ['owner'] });
    await aSession(ctx, userId);
    await anApiKey(ctx, userId);
  });
}

it('ids of another tenant are answered like ids of nobody, to its staff and to its clients', async () => {
  await using world = await createAuthWorld();
  const other = await world.addTenant('other');
  await fill(world, world);
  await fill(world, other);
  const foreign = await idsOf(world.admin, other.tenantId);
  const withIds = walkRouter().filter(({ path }) => /^(identity|tenants)\./.test(path));
  let checked = 0;
  for (const [surface, email] of [
    ['staff', 'owner@example.com'],
    ['client', 'contact@example.com'],
  ] as const) {
    const token = await world.token(surface, email);
    for (const procedure of withIds) {
      const { kinds, missing } = inputWith(procedure, foreign);
      if (kinds.size === 0) continue;
      expect([procedure.path, [...missing]]).toEqual([procedure.path, []]);
      const answer = async (ids: typeof foreign) => {
        const { input } = inputWith(procedure, ids);
        const method = procedure.type === 'query' ? 'GET' : 'POST';
        const { status, code } = await world.call(procedure.path, input, { token, method });
        return { path: procedure.path, status, code };
      };
      const answered = await answer(foreign);
      expect(answered).toEqual(await answer(randomIds()));
      expect([404, 403]).toContain(answered.status);
      checked += 1;
    }
  }
  expect(checked).toBeGreaterThan(25);
});
