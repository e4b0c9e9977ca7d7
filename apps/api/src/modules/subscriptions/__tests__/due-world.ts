import { execute } from '#lib/command/execute.ts';
import { newId } from '#lib/ids/new-id.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { updateSettings } from '#modules/tenants/index.ts';
import type { TestTenant, TestWorld } from '../../../../test/world.ts';
import { nextInvoiceOn } from '../core/periods.ts';

/** Whole numbers from 0 below `n`, the same for the same seed. */
export function dice(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

const KINDS = [
  { country: 'DE' },
  { country: 'DE', isBusiness: true, taxId: 'DE123456789' },
  { country: 'FR' },
  { country: 'FR', isBusiness: true, taxId: 'FR12345678901', status: 'valid' },
  { country: 'AT', isBusiness: true, taxId: 'ATU12345678', status: 'unknown' },
  { country: 'US' },
  { country: 'ES', postcode: '35001' },
  { country: 'DE', exemption: 'Embassy' },
  { country: 'DE', isClosed: true },
] as const;
const CYCLES = ['monthly', 'quarterly', 'annually'] as const;
const ANCHORS = ['2024-01-31', '2024-02-29', '2025-05-15', '2025-12-31', '2026-03-01'];

/** Clients of every kind (`isPlain`: of one) with subscriptions of which the next periods are due, as years of business leave them. */
export async function layDue(
  world: TestWorld,
  tenant: TestTenant,
  of: { seed: number; clients: number; on: string; isPlain?: boolean },
): Promise<void> {
  const roll = dice(of.seed);
  const productId = await aProduct(tenant.owner, { categoryId: await aCategory(tenant.owner) });
  for (let n = 0; n < of.clients; n += 1) {
    const kind = KINDS[of.isPlain ? 0 : roll(KINDS.length)] ?? KINDS[0];
    const currency = roll(4) === 0 ? 'USD' : 'EUR';
    const clientId = await aClient(tenant.owner, {
      ...{ name: `Client ${n}`, email: `client-${n}@example.com`, country: kind.country, currency },
      ...('postcode' in kind ? { postcode: kind.postcode } : {}),
    });
    await world.admin.query(
      `update clients set is_business = $2, tax_id = $3, tax_id_status = $4, exemption_reason = $5, status = $6,
         tax_id_checked_at = $7 where id = $1`,
      [
        clientId,
        'isBusiness' in kind,
        'taxId' in kind ? kind.taxId : null,
        'status' in kind ? kind.status : null,
        'exemption' in kind ? kind.exemption : null,
        'isClosed' in kind ? 'closed' : 'active',
        'status' in kind ? of.on : null,
      ],
    );
    // Sorted, since lines stand in the order of the ids.
    const ids = Array.from({ length: 1 + roll(4) }, newId).sort();
    for (const [at, id] of ids.entries()) {
      const quantity = 1 + roll(3);
      const price = [0, 1, 999, 4900, 12_345][roll(5)] ?? 1;
      await layOne(world, tenant, {
        ...{ id, clientId, productId, on: of.on, quantity, description: `Plan ${n}.${at}`, currency },
        recurringMinor: price * (roll(3) === 0 ? 1 : quantity),
        cycle: CYCLES[roll(CYCLES.length)] ?? 'monthly',
        anchorOn: ANCHORS[roll(ANCHORS.length)] ?? '2024-01-31',
        missed: roll(3),
        taxCategory: roll(6) === 0 ? 'none' : 'standard',
      });
    }
  }
}

interface Laid {
  id: string;
  clientId: string;
  productId: string;
  /** The day of the run. */
  on: string;
  description: string;
  currency: string;
  quantity: number;
  recurringMinor: number;
  cycle: 'monthly' | 'quarterly' | 'annually';
  anchorOn: string;
  /** Periods that are due beside the one that runs. */
  missed: number;
  taxCategory: string;
}

const LEAD_DAYS = 14;
const MONTHS = { monthly: 1, quarterly: 3, annually: 12 };

/** A running subscription whose invoiced periods end about the day of the run, or some periods before it. */
export async function layOne(world: TestWorld, tenant: TestTenant, of: Laid): Promise<void> {
  const today = Temporal.PlainDate.from(of.on);
  const months = Temporal.PlainDate.from(of.anchorOn).until(today, { largestUnit: 'months' }).months;
  const periodsInvoiced = Math.max(1, Math.floor(months / MONTHS[of.cycle]) - of.missed);
  const anchorOn = Temporal.PlainDate.from(of.anchorOn);
  const next = nextInvoiceOn({ anchorOn, cycle: of.cycle, periodsInvoiced }, LEAD_DAYS);
  await world.admin.query(
    `insert into subscriptions (tenant_id, id, client_id, product_id, description, cycle, quantity, currency,
       recurring_minor, tax_category, configuration, status, anchor_on, periods_invoiced, next_invoice_on, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '{"options":{},"fields":{}}', 'active', $11, $12, $13, now())`,
    [
      ...[tenant.tenantId, of.id, of.clientId, of.productId, of.description, of.cycle, of.quantity, of.currency],
      ...[of.recurringMinor, of.taxCategory, of.anchorOn, periodsInvoiced, next?.toString()],
    ],
  );
}

/** Charges tax by these settings, as the same seller. */
export async function sellAs(
  tenant: TestTenant,
  of: { tax: Record<string, unknown>; isTaxInclusive: boolean; billing?: Record<string, unknown> },
) {
  const company = { name: 'Provider', address1: 'Street 1', city: 'Berlin', country: 'DE' };
  await execute(tenant.owner, updateSettings, { section: 'company', value: company });
  await execute(tenant.owner, updateSettings, { section: 'tax', value: { chargesTax: true, ...of.tax } });
  await execute(tenant.owner, updateSettings, {
    section: 'billing',
    value: { isTaxInclusive: of.isTaxInclusive, ...of.billing },
  });
}

/** All that a tenant's renewals wrote, with names in place of ids: comparable from tenant to tenant. */
export async function written(world: TestWorld, tenant: TestTenant): Promise<unknown> {
  const { rows } = await world.admin.query(
    `select c.email, i.currency,
       to_jsonb(i) - '{tenant_id,id,client_id,number,created_at,issued_at,paid_at}'::text[] as invoice,
       i.number is not null as is_numbered, i.issued_at is not null as is_issued,
       (select jsonb_agg(to_jsonb(l) - '{tenant_id,id,client_id,invoice_id,subscription_id}'::text[]
                         || jsonb_build_object('subscription', s.description) order by l.position)
        from invoice_lines l left join subscriptions s on s.tenant_id = l.tenant_id and s.id = l.subscription_id
        where l.tenant_id = i.tenant_id and l.invoice_id = i.id) as lines,
       (select jsonb_agg(jsonb_build_object('kind', t.kind, 'key', replace(t.business_key, i.id::text, '#'),
                'text', t.description, 'on', t.occurred_on, 'account', e.account, 'amount', e.amount_minor,
                'currency', e.currency, 'subject', e.subject, 'mine', e.client_id = c.id and t.client_id = c.id)
                order by e.id)
        from ledger_entries e
        join ledger_transactions t on t.tenant_id = e.tenant_id and t.id = e.transaction_id
        where e.tenant_id = i.tenant_id and e.invoice_id = i.id) as ledger,
       (select jsonb_agg(jsonb_build_object('name', o.name, 'version', o.version, 'mine', o.client_id = c.id) order by o.name)
        from outbox_events o where o.tenant_id = i.tenant_id and o.payload->>'invoiceId' = i.id::text) as events
     from invoices i join clients c on c.tenant_id = i.tenant_id and c.id = i.client_id
     where i.tenant_id = $1 order by c.email, i.currency, i.total_minor`,
    [tenant.tenantId],
  );
  const { rows: progress } = await world.admin.query(
    `select description, periods_invoiced, next_invoice_on::text, status from subscriptions where tenant_id = $1
     order by description`,
    [tenant.tenantId],
  );
  const { rows: named } = await world.admin.query<{ id: string }>(
    'select id from products where tenant_id = $1 union all select id from coupon_redemptions where tenant_id = $1',
    [tenant.tenantId],
  );
  const text = named.reduce((all, { id }) => all.replaceAll(id, '#'), JSON.stringify({ invoices: rows, progress }));
  return JSON.parse(text);
}
