import { type SQL, sql } from 'drizzle-orm';

/** Documents (as `i`) that count as sales: invoices and credit notes that were issued and not taken back. */
export const isSale: SQL = sql`i.kind <> 'proforma' and i.status in ('issued', 'paid', 'uncollectible')`;

/** An amount of a document (as `i`) or of one of its lines: a credit note takes away what it names. */
export const signed = (amount: SQL): SQL => sql`(case when i.kind = 'credit_note' then -${amount} else ${amount} end)`;

/** What is still to be paid of an invoice (as `i`); what is disputed is not there any more. */
export const openMinor: SQL = sql`(i.total_minor - i.credited_minor - i.written_off_minor
  - (i.paid_minor - i.returned_minor - i.disputed_minor))`;

/**
 * The product that a line (as `l`, of subscription `s` and with `p` as `productOfKey` says) bills: that of the price that it
 * names, else what was sold first.
 */
export const productOfLine: SQL = sql`coalesce(p.id, (s.history -> 'sold' ->> 'priceId')::uuid, s.product_id)`;

const STARTS_WITH_ID = '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** Joins what lines (as `l`) need to know their product. */
export const productOfKey: SQL = sql`
  left join subscriptions s on s.tenant_id = l.tenant_id and s.id = l.subscription_id
  left join products p on p.tenant_id = l.tenant_id and p.id = substring(l.rate_key from ${STARTS_WITH_ID}::text)::uuid`;
