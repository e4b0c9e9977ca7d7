import { usageMetricTexts } from '@panel1/shared-types';
import { sql } from 'drizzle-orm';
import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { wordsOf } from '../core/terms.ts';

/** Most metrics that are listed. */
const MAX = 200;
const row = z.object({ key: z.string().check(z.maxLength(100)), texts: usageMetricTexts });

/** Everything that products measure, by key; the words are those of the newest terms. */
export const listMetrics = defineQuery({
  name: 'usage.list_metrics',
  permission: 'product:read',
  input: z.strictObject({}),
  example: () => ({}),
  async run(ctx) {
    const { rows } = await ctx.tx.execute(sql`
      select distinct on (key) m.one ->> 'key' as key, m.one -> 'texts' as texts
      from product_usage p cross join lateral jsonb_array_elements(p.terms -> 'metrics') as m(one)
      where p.tenant_id = ${ctx.tenant.id} order by key, p.valid_from desc limit ${MAX}`);
    return {
      rows: rows.map((found) => {
        const { key, texts } = z.parse(row, found);
        return { key, ...wordsOf(texts, [ctx.tenant.locale]) };
      }),
    };
  },
});
