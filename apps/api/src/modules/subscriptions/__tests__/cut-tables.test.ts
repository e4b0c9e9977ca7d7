import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '#lib/command/execute.ts';
import { checkLedger } from '#modules/billing/testing.ts';
import { cutTables } from '../../../../test/cut-tables.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { invoiceRenewals } from '../run/daily-run.ts';
import { layDue } from './due-world.ts';
import { moveTo } from './plan-world.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const count = async (of: string): Promise<number> =>
  Number((await world.admin.query<{ n: string }>(`select count(*) as n from ${of}`)).rows[0]?.n);

describe('tables that are cut by time', () => {
  it('take the daily run, keep what was, and guard both as before', async () => {
    moveTo(world, '2026-11-20');
    await layDue(world, world, { seed: 7, clients: 12, on: '2026-11-20', isPlain: true });
    await invoiceRenewals(world.kernel, world.tenantId);
    const before = await count('invoices');
    expect(before).toBeGreaterThan(8);

    await cutTables(world.admin);
    moveTo(world, '2027-11-20');
    await invoiceRenewals(world.kernel, world.tenantId);

    expect(await count('invoices_before')).toBe(before);
    expect(await count('invoices_after')).toBeGreaterThan(8);
    for (const table of ['invoice_lines', 'ledger_transactions', 'ledger_entries', 'outbox_events'])
      expect(await count(`${table}_after`), table).toBeGreaterThan(8);
    expect(await ask(world.owner, checkLedger, {})).toMatchObject({ isValid: true });
    expect(world.log).toEqual([]);
    const { rows } = await world.admin.query(
      `select count(*)::int - count(distinct number)::int as twice,
         max(substring(number from '[0-9]+$')::int) - count(*)::int as gaps from invoices where number is not null`,
    );
    expect(rows).toEqual([{ twice: 0, gaps: 0 }]);
    for (const part of ['before', 'after'])
      for (const change of [
        `update invoices set due_on = due_on + 1 where id in (select id from invoices_${part})`,
        `delete from ledger_entries where id in (select id from ledger_entries_${part})`,
        `update invoice_lines set net_minor = 1 where id in (select id from invoice_lines_${part})`,
      ])
        await expect(world.admin.query(change), change).rejects.toThrow(/cannot be changed|append-only/);
  });
});
