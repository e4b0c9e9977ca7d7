import { expect, it } from 'vitest';
import { perform } from '#lib/command/action.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import { removeLogo, uploadLogo } from '#modules/tenants/testing.ts';
import { createWorld } from '../../../../test/world.ts';
import { senderOf } from '../store/brand.ts';

it('mails show the logo of their provider from its own host, and its name without one', async () => {
  await using world = await createWorld();
  const of = { tenantId: world.tenantId, name: 'test', requestId: 'test' };
  const brand = () => runAsSystem(world.kernel, of, async (ctx) => (await senderOf(ctx, 'https://a.example')).brand);
  expect(await brand()).not.toHaveProperty('logoUrl');
  const by = { services: world.services, caller: world.owner };
  await perform(
    by,
    uploadLogo,
    uploadLogo.example(() => ''),
  );
  expect((await brand()).logoUrl).toMatch(/^https:\/\/a\.example\/logo\/[0-9a-f]{16}$/);
  await perform(by, removeLogo, {});
  expect(await brand()).not.toHaveProperty('logoUrl');
});
