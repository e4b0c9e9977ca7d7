import { sql } from 'drizzle-orm';
import type { CommandContext } from '#lib/command/command.ts';

/** The next number of a series. Call it in `ctx.atEnd`: others wait for the row until commit. */
export async function nextNumber(ctx: CommandContext, series: 'client' | 'order'): Promise<string> {
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
