import type { CrashWorld } from './world.ts';

export interface DueRenewals {
  subscriptions: number;
  invoices: number;
  /** Of clients whose card pays by itself. */
  charges: number;
}

const PER_CLIENT = 5;
const TODAY = "(now() at time zone 'Europe/Berlin')::date";

/** Clients like the world's own, each with five subscriptions whose next month begins today; some pay by card. */
export async function layDueRenewals(
  world: CrashWorld,
  of: { subscriptions: number; cards: number },
): Promise<DueRenewals> {
  const { db, clientId } = world;
  const invoices = of.subscriptions / PER_CLIENT;
  await db.query(
    `insert into clients select r.* from clients c, generate_series(1, $2::int) n,
       lateral (select uuidv7() as id where n > 0) fresh,
       lateral jsonb_populate_record(c, jsonb_build_object('id', fresh.id, 'client_id', fresh.id,
         'number', 'RENEW-' || n, 'email', 'renew-' || n || '@crash.example')) r
     where c.id = $1`,
    [clientId, invoices],
  );
  await db.query(
    `insert into subscriptions select r.* from subscriptions s, clients c, generate_series(1, $2::int) n,
       lateral (select uuidv7() as id where n > 0 and c.id is not null) fresh,
       lateral jsonb_populate_record(s, jsonb_build_object('id', fresh.id,
         'client_id', c.id, 'order_item_id', null, 'anchor_on', (${TODAY} - interval '1 month')::date,
         'periods_invoiced', 1, 'paid_until', ${TODAY}, 'next_invoice_on', ${TODAY})) r
     where c.number like 'RENEW-%'
       and s.id = (select id from subscriptions where client_id = $1 and status = 'active' limit 1)`,
    [clientId, PER_CLIENT],
  );
  for (let n = 1; n <= of.cards; n += 1) await giveCard(world, `RENEW-${n}`);
  return { subscriptions: of.subscriptions, invoices, charges: of.cards };
}

async function giveCard({ db, clientId, panel }: CrashWorld, clientNumber: string): Promise<void> {
  const { stripeUrl, stripeApiKey } = panel.simulators;
  const ask = async (path: string, fields: Record<string, string>): Promise<string> => {
    const answer = await fetch(`${stripeUrl}/v1/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${stripeApiKey}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields),
    });
    const body = await answer.text();
    const [, id] = /"id": ?"([a-z]+_[A-Za-z0-9_]+)"/.exec(body) ?? [];
    if (!answer.ok || id === undefined) throw new Error(`${path} answered ${answer.status} ${body.slice(0, 300)}`);
    return id;
  };
  const customerRef = await ask('customers', { name: clientNumber });
  const card = { number: '4242424242424242', exp_month: '12', exp_year: '2034', cvc: '123' };
  const methodRef = await ask('payment_methods', {
    type: 'card',
    ...Object.fromEntries(Object.entries(card).map(([name, value]) => [`card[${name}]`, value])),
  });
  await ask(`payment_methods/${methodRef}/attach`, { customer: customerRef });
  await db.query(
    `insert into payment_methods select r.* from payment_methods m, clients c,
       lateral jsonb_populate_record(m, jsonb_build_object('id', uuidv7(), 'client_id', c.id,
         'customer_ref', $3::text, 'method_ref', $4::text)) r
     where c.number = $2 and m.client_id = $1`,
    [clientId, clientNumber, customerRef, methodRef],
  );
}
