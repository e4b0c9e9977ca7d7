import { randomUUID } from 'node:crypto';
import { type BenchDatabase, openBenchKernel } from '@panel1/api/bench-world';
import pg from 'pg';
import { percentile } from './percentile.ts';
import { laySubscriptions, layTenant } from './renewals/lay-due.ts';

const ROUNDS = 5;
const BATCHES = 20;
const BATCH = 1000;
const SUBSCRIPTIONS = 100;
const DAY = '2026-06-10';

const TERMS = {
  metrics: [
    {
      ...{ key: 'traffic', texts: { en: { name: 'Traffic', unit: 'GB' } }, aggregation: 'sum', property: null },
      ...{ recurring: false, rounding: null, prices: { EUR: { model: 'per_unit', unitPriceMinor: '5' } } },
    },
  ],
  ...{ minimum: {}, graceDays: 2, acceptDays: 90, atCap: 'alert' },
};

interface Owner {
  tenantId: string;
  subscriptions: readonly { id: string; clientId: string }[];
}

export interface UsageRate {
  /** The product's events per second against a plain insert of the same rows: the median of the rounds' ratios. */
  ratio: number;
  perSecond: number;
}

/** Batches of 1,000 events of 100 subscriptions: the product's way, and one multi-row insert, in turns. */
export async function measureUsage(database: BenchDatabase): Promise<UsageRate> {
  await using kernel = await openBenchKernel(database);
  await using stack = new AsyncDisposableStack();
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  stack.defer(() => admin.end());
  const plain = new pg.Client({ connectionString: database.appUrl });
  await plain.connect();
  stack.defer(() => plain.end());
  kernel.goTo(DAY);
  const ours = await owner(admin);
  const theirs = await owner(admin);
  const rounds: { product: number; plain: number }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const product = await rate(() => kernel.take(ours.tenantId, eventsOf(ours)));
    const rows = await rate(() => insertPlainly(plain, theirs));
    if (round > 0) rounds.push({ product, plain: rows });
  }
  const { rows } = await admin.query<{ n: string }>(
    'select count(*)::text as n from usage_events where tenant_id in ($1, $2) group by tenant_id',
    [ours.tenantId, theirs.tenantId],
  );
  if (rows.length !== 2 || rows.some(({ n }) => n !== `${(ROUNDS + 1) * BATCHES * BATCH}`))
    throw new Error('both did not write the same number of events');
  const ratios = rounds.map((one) => one.product / one.plain);
  const perSecond = rounds.map((one) => one.product);
  return { ratio: percentile(ratios, 0.5), perSecond: percentile(perSecond, 0.5) };
}

async function owner(admin: pg.Client): Promise<Owner> {
  const tenantId = await layTenant(admin);
  await laySubscriptions(admin, { tenantId, count: SUBSCRIPTIONS, isDue: false });
  const { rows } = await admin.query<{ id: string; client_id: string; product_id: string }>(
    'select id, client_id, product_id from subscriptions where tenant_id = $1 order by id',
    [tenantId],
  );
  await admin.query('set session_replication_role = replica');
  await admin.query(
    `insert into product_usage (tenant_id, product_id, valid_from, terms, saved_by_name, saved_at)
     values ($1, $2, '2026-01-01', $3, 'Bench', now())`,
    [tenantId, rows[0]?.product_id, JSON.stringify(TERMS)],
  );
  await admin.query('set session_replication_role = origin');
  return { tenantId, subscriptions: rows.map((row) => ({ id: row.id, clientId: row.client_id })) };
}

/** Events per second over some batches. */
async function rate(batch: () => Promise<void>): Promise<number> {
  const began = performance.now();
  for (let n = 0; n < BATCHES; n += 1) await batch();
  return (BATCHES * BATCH * 1000) / (performance.now() - began);
}

function eventsOf({ subscriptions }: Owner) {
  return Array.from({ length: BATCH }, (_, n) => ({
    ...{ id: randomUUID(), subscriptionId: subscriptions[n % subscriptions.length]?.id ?? '', metric: 'traffic' },
    ...{ at: `${DAY}T10:00:${String(n % 60).padStart(2, '0')}Z`, value: `${n % 10}.5`, properties: {} },
  }));
}

const COLUMNS = 12;

async function insertPlainly(client: pg.Client, { tenantId, subscriptions }: Owner): Promise<void> {
  const values: unknown[] = [];
  for (let n = 0; n < BATCH; n += 1) {
    const of = subscriptions[n % subscriptions.length];
    const at = `${DAY}T10:00:${String(n % 60).padStart(2, '0')}Z`;
    values.push(
      tenantId,
      randomUUID(),
      of?.clientId,
      of?.id,
      'traffic',
      randomUUID(),
      at,
      n,
      `${n % 10}.5`,
      '{}',
      'b',
      at,
    );
  }
  const rows = Array.from({ length: BATCH }, (_, row) => {
    const places = Array.from({ length: COLUMNS }, (__, column) => `$${row * COLUMNS + column + 1}`);
    return `(${places.join(',')})`;
  });
  await client.query('begin');
  await client.query(
    `select set_config('app.tenant_id', $1, true), set_config('app.client_id', '', true), set_config('app.client_groups', '', true)`,
    [tenantId],
  );
  await client.query(
    `insert into usage_events (tenant_id, id, client_id, subscription_id, metric_id, event_id, occurred_at, ingestion,
       value, properties, sent_by, received_at) values ${rows.join(',')}`,
    values,
  );
  await client.query('commit');
}
