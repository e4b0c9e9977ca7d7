import { expect, it } from 'vitest';
import { runAsSystem } from '#lib/command/execute.ts';
import { createWorld } from '../../../../test/world.ts';
import { startSession } from '../commands/start-session.ts';
import { identityJobs } from '../jobs.ts';
import { findUser } from '../store/users.ts';
import { aUser } from '../testing.ts';

it('sessions that ended over 90 days ago are deleted with their tokens, the others stay', async () => {
  await using world = await createWorld();
  const of = { tenantId: world.tenantId, name: 'test', requestId: 'test' };
  const [ended, recent, open] = await runAsSystem(world.kernel, of, async (ctx) => {
    const userId = await aUser(ctx, 'ada@example.com');
    const verifiedHash = (await findUser(ctx, userId))?.passwordHash ?? '';
    const first = await ctx.call(startSession, { userId, surface: 'client', verifiedHash });
    const second = await ctx.call(startSession, { userId, surface: 'client', verifiedHash });
    const third = await ctx.call(startSession, { userId, surface: 'client', verifiedHash });
    return [first.sessionId, second.sessionId, third.sessionId];
  });
  await world.admin.query("update sessions set revoked_at = now() - interval '91 days' where id = $1", [ended]);
  await world.admin.query("update sessions set revoked_at = now() - interval '89 days' where id = $1", [recent]);
  for (const job of identityJobs) await job.run(world.kernel, world.tenantId);
  const left = await world.admin.query('select id from sessions');
  expect(left.rows.map((row) => row.id).sort()).toEqual([recent, open].sort());
  expect((await world.admin.query('select 1 from refresh_tokens')).rowCount).toBe(2);
});
