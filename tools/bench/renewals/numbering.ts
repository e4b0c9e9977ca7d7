import { type BenchKernel, openBenchKernel, startBenchDatabase } from '@panel1/api/bench-world';
import pg from 'pg';
import { percentile } from '../percentile.ts';
import { dayOf, laySubscriptions, layTenant } from './lay-due.ts';

const ROUNDS = 5;
const WRITERS = 8;
const PER_WRITER = 15;

/**
 * Puts a sequence in the place of the row of numbers: the product's own statements take numbers from it, without waiting for
 * each other and with gaps.
 */
const SEQUENCE = `
  create sequence bench_numbers;
  grant usage on sequence bench_numbers to panel1_app;
  alter table numbering_series rename to numbering_rows;
  create view numbering_series with (security_invoker) as select * from numbering_rows;
  grant select, update on numbering_series to panel1_app;
  create function take_number() returns trigger language plpgsql as $$
  begin
    new.next_number := nextval('bench_numbers') + 1;
    return new;
  end $$;
  create trigger take_number instead of update on numbering_series for each row execute function take_number();`;

interface Desk {
  /** Issues so many invoices of one tenant by eight writers at once; answers invoices per second. */
  issueAll(): Promise<number>;
}

/** Invoices that people issue one by one: numbers without gaps against numbers of a sequence, in turns. */
export async function measureNumbering(): Promise<{ ratio: number; gaplessPerSecond: number }> {
  await using stack = new AsyncDisposableStack();
  const gapless = await openDesk(stack, '');
  const sequence = await openDesk(stack, SEQUENCE);
  const rounds: { gapless: number; sequence: number }[] = [];
  // The first round warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const rates = { gapless: await gapless.issueAll(), sequence: await sequence.issueAll() };
    if (round > 0) rounds.push(rates);
  }
  const median = (pick: (rates: { gapless: number; sequence: number }) => number) => percentile(rounds.map(pick), 0.5);
  return { ratio: median((one) => one.gapless / one.sequence), gaplessPerSecond: median((one) => one.gapless) };
}

async function openDesk(stack: AsyncDisposableStack, prepare: string): Promise<Desk> {
  const database = await startBenchDatabase();
  stack.defer(() => database.stop());
  const kernel = stack.use(await openBenchKernel(database));
  kernel.goTo(dayOf(0));
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  stack.defer(() => admin.end());
  const tenantId = await layTenant(admin);
  await laySubscriptions(admin, { tenantId, count: WRITERS, isDue: false });
  if (prepare !== '') await admin.query(prepare);
  const { rows } = await admin.query<{ id: string }>('select id from clients where tenant_id = $1', [tenantId]);
  return {
    async issueAll() {
      const drafts = await Promise.all(
        rows.map(({ id }) => kernel.drafts(tenantId, { clientId: id, count: PER_WRITER })),
      );
      const began = performance.now();
      await Promise.all(drafts.map((mine) => issueEach(kernel, tenantId, mine)));
      return (1000 * WRITERS * PER_WRITER) / (performance.now() - began);
    },
  };
}

async function issueEach(kernel: BenchKernel, tenantId: string, drafts: readonly string[]): Promise<void> {
  for (const invoiceId of drafts) await kernel.issue(tenantId, invoiceId);
}
