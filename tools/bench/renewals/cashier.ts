import { setTimeout as sleep } from 'node:timers/promises';
import { type BenchDatabase, openBenchKernel } from '@panel1/api/bench-world';

// A process of its own that writes and issues invoices one after the other and tells how long each took: see beside.ts.
const BETWEEN_MS = 5;
const of: { database: BenchDatabase; tenantId: string; clientId: string; day: string } = JSON.parse(
  process.argv[2] ?? '{}',
);
const kernel = await openBenchKernel(of.database, 2);
kernel.goTo(of.day);
let times: number[] = [];
process.on('message', () => {
  process.send?.({ times });
  times = [];
});
process.send?.({ times });
for (;;) {
  const began = performance.now();
  const [invoiceId = ''] = await kernel.drafts(of.tenantId, { clientId: of.clientId, count: 1 });
  await kernel.issue(of.tenantId, invoiceId);
  times.push(performance.now() - began);
  await sleep(BETWEEN_MS);
}
