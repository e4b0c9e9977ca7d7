import { type BenchDatabase, openBenchKernel } from '@panel1/api/bench-world';

// A process of its own that renews what is due of a tenant and tells the most memory it had, in KiB: see memory.ts.
const { database, tenantId, day }: { database: BenchDatabase; tenantId: string; day: string } = JSON.parse(
  process.argv[2] ?? '{}',
);
await using kernel = await openBenchKernel(database);
kernel.goTo(day);
await kernel.renew(tenantId);
process.stdout.write(`${process.resourceUsage().maxRSS}\n`);
