import { and, asc, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import { serverChecks, servers, services } from '#db/schema/provisioning.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import type { Schedule } from '#lib/jobs/schedule.ts';
import type { PluginManager } from '#lib/plugins/PluginManager.ts';
import type { Kernel } from '#lib/services.ts';
import { recordUsage } from './commands/record-usage.ts';
import { askPanel, openServer } from './store/call-as-system.ts';
import { hasFeature } from './store/features.ts';
import { testServerNow } from './store/test-server.ts';

const CHECK_SECONDS = 300;
const USAGE_SECONDS = 600;
/** Usage is billed by the hour where a metric is fed by the panel. */
const USAGE_AGE_HOURS = 1;
const USAGE_BATCH = 50;
const KEPT_CHECK_SECONDS = CHECK_SECONDS - 30;

/** Work that comes back: the health of servers and the usage of accounts. */
export function provisioningJobs({ plugins }: { plugins: PluginManager }): Schedule[] {
  return [
    {
      name: 'provisioning.check_servers',
      everySeconds: CHECK_SECONDS,
      run: (kernel, tenantId) => checkServers(kernel, plugins, tenantId),
    },
    {
      name: 'provisioning.refresh_usages',
      everySeconds: USAGE_SECONDS,
      run: (kernel, tenantId) => refreshUsages(kernel, plugins, tenantId),
    },
  ];
}

async function checkServers(kernel: Kernel, plugins: PluginManager, tenantId: string): Promise<void> {
  const of = { tenantId, requestId: 'check_servers' };
  const due = await runAsSystem(kernel, { ...of, name: 'provisioning' }, (ctx) =>
    ctx.tx
      .select({ id: servers.id })
      .from(servers)
      .where(
        and(
          eq(servers.tenantId, tenantId),
          eq(servers.isEnabled, true),
          sql`not exists (select 1 from ${serverChecks} where ${serverChecks.tenantId} = ${tenantId}
            and ${serverChecks.serverId} = ${servers.id}
            and ${serverChecks.checkedAt} > clock_timestamp() - make_interval(secs => ${KEPT_CHECK_SECONDS}))`,
        ),
      ),
  );
  for (const { id: serverId } of due) await testServerNow({ ...kernel, plugins }, { ...of, serverId });
}

/** The accounts whose figures are oldest; a panel that does not answer is asked again in the next round. */
async function refreshUsages(kernel: Kernel, plugins: PluginManager, tenantId: string): Promise<void> {
  const system = { tenantId, requestId: 'refresh_usages', name: 'provisioning' };
  const due = await runAsSystem(kernel, system, async (ctx) => {
    const rows = await ctx.tx
      .select()
      .from(services)
      .where(
        and(
          eq(services.tenantId, tenantId),
          inArray(services.status, ['active', 'suspended']),
          isNotNull(services.serverId),
          // One machine that does not answer must not use up the round of all others.
          sql`not exists (select 1 from ${servers} where ${servers.tenantId} = ${tenantId}
            and ${servers.id} = ${services.serverId} and ${servers.health} = 'failing')`,
          isNotNull(services.username),
          or(isNull(services.usageAt), lt(services.usageAt, ctx.realNow.subtract({ hours: USAGE_AGE_HOURS }))),
        ),
      )
      .orderBy(sql`${services.usageAt} nulls first`, asc(services.id))
      .limit(USAGE_BATCH);
    return rows.filter((row) => hasFeature(ctx, row, 'usage'));
  });
  for (const { id: serviceId, serverId, username } of due) {
    if (serverId === null || username === null) continue;
    const { access } = await openServer({ ...kernel, plugins }, { ...system, serverId });
    const answer = await askPanel({ ...kernel, plugins }, access, { method: 'usage', input: { accountRef: username } });
    if (answer.status !== 'done') continue;
    await runAsSystem(kernel, system, (ctx) => ctx.call(recordUsage, { serviceId, usage: answer.value }));
  }
}
