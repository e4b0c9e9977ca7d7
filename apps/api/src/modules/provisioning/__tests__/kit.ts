import { startWhmSim, type WhmSim } from '@panel1/provider-sims';
import { ask } from '#lib/command/execute.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { provisioningEffects } from '../effects/call-panel.ts';
import { getJob } from '../queries/get-job.ts';
import { getServiceDetail } from '../queries/get-service.ts';
import { listJobs } from '../queries/list-jobs.ts';
import { provisioningConsumer } from '../subscribers.ts';
import { aServer, aServerGroup } from '../testing.ts';

export const TOKEN = 'WHMTOKEN0123456789ABCDEF';

/** A test instance with one simulated WHM server, and what the tests look at. */
export interface PanelWorld {
  world: TestWorld;
  sim: WhmSim;
  groupId: string;
  serverId: string;
  /** Delivers events and performs effects until nothing is due. */
  work(): Promise<void>;
  /** The same, without waiting for the times of next tries. */
  hurry(): Promise<void>;
  service(serviceId: string): Promise<Awaited<ReturnType<typeof getServiceDetail.run>>>;
  jobs(serviceId: string): Promise<Awaited<ReturnType<typeof listJobs.run>>['rows']>;
  job(effectId: string): Promise<Awaited<ReturnType<typeof getJob.run>>>;
  /** How often a WHM function was really carried out. */
  executed(operation: string): number;
  close(): Promise<void>;
}

export async function openPanelWorld(maxAccounts = 100): Promise<PanelWorld> {
  const world = await createWorld();
  const sim = await startWhmSim({ seed: 'provisioning', token: TOKEN, maximumUsers: 500 });
  const groupId = await aServerGroup(world.owner);
  const serverId = await aServer(world.owner, { groupId, url: sim.url, apiToken: TOKEN, maxAccounts });
  const handlers = provisioningEffects({ plugins: world.services.plugins });
  const work = () => world.drain([provisioningConsumer], handlers);
  return {
    world,
    sim,
    groupId,
    serverId,
    work,
    async hurry() {
      await world.admin.query("update effects set next_at = now() where state in ('planned', 'unknown')");
      await work();
    },
    service: (serviceId) => ask(world.owner, getServiceDetail, { serviceId }),
    jobs: async (serviceId) => (await ask(world.owner, listJobs, { filter: { serviceId } })).rows,
    job: (effectId) => ask(world.owner, getJob, { effectId }),
    executed: (operation) => sim.journal().filter((entry) => entry.operation === operation && entry.executed).length,
    async close() {
      await world[Symbol.asyncDispose]();
      await sim.stop();
    },
  };
}
