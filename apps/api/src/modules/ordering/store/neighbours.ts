import { sql } from 'drizzle-orm';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';

export interface OrderingSettings {
  /** What a customer agrees to. */
  terms: { version: string; url: string | null };
  /** Which orders wait for a person before they are set up. */
  review: 'none' | 'new_clients' | 'all';
  /** Days after which an unpaid order ends. */
  expiresAfterDays: number;
}

/** How this tenant takes orders. */
export async function orderingSettings(ctx: QueryContext): Promise<OrderingSettings> {
  const { rows } = await ctx.tx.execute<{ value: Record<string, unknown> }>(
    sql`select value from tenant_settings where tenant_id = ${ctx.tenant.id} and section = 'ordering'`,
  );
  const value = rows[0]?.value ?? {};
  const { termsVersion, termsUrl, review, expiresAfterDays } = value;
  return {
    terms: {
      version: typeof termsVersion === 'string' ? termsVersion : '1',
      url: typeof termsUrl === 'string' ? termsUrl : null,
    },
    review: review === 'all' || review === 'new_clients' ? review : 'none',
    expiresAfterDays: typeof expiresAfterDays === 'number' ? expiresAfterDays : 14,
  };
}

/** The next order number. Call it in `ctx.atEnd`: others wait for the row until commit. */
export async function nextNumber(ctx: CommandContext, series: 'order'): Promise<string> {
  const { rows } = await ctx.tx.execute<{ pattern: string; digits: string; taken: string }>(
    sql`update numbering_series set next_number = next_number + 1
        where tenant_id = ${ctx.tenant.id} and series = ${series}
        returning pattern, digits, (next_number - 1)::text as taken`,
  );
  const [row] = rows;
  if (!row) throw new Error(`the tenant has no numbering series ${series}`);
  return row.pattern
    .replace('{number}', row.taken.padStart(Number(row.digits), '0'))
    .replace('{year}', ctx.today.year.toString());
}

export interface InvoiceState {
  invoiceId: string;
  number: string | null;
  status: 'draft' | 'issued' | 'paid' | 'void';
  totalMinor: string;
  paidMinor: string;
}

/** How the invoice of an order stands. */
export async function invoiceState(ctx: QueryContext, invoiceId: string): Promise<InvoiceState | null> {
  const { rows } = await ctx.tx.execute<InvoiceState & Record<string, unknown>>(
    sql`select id as "invoiceId", number, status, total_minor::text as "totalMinor", paid_minor::text as "paidMinor"
        from invoices where tenant_id = ${ctx.tenant.id} and id = ${invoiceId}`,
  );
  return rows[0] ?? null;
}
