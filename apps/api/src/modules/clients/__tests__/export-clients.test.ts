import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { closeClient } from '../commands/close-client.ts';
import { exportClients } from '../queries/export-clients.ts';
import { aClient } from '../testing.ts';

let world: TestWorld;
let dangerous: string;
beforeAll(async () => {
  world = await createWorld();
  dangerous = await aClient(world.owner);
  await world.admin.query("update clients set name = '=cmd|calc', company = '@x' where id = $1", [dangerous]);
  const other = await world.addTenant('other');
  await aClient(other.owner);
});
afterAll(() => world[Symbol.asyncDispose]());

const lines = (csv: string) => csv.trimEnd().split('\r\n');

it('a file holds every row of the list, whatever page is asked for, and no other provider’s', async () => {
  await world.admin.query(
    `insert into clients select (jsonb_populate_record(c, jsonb_build_object('id', k.id, 'client_id', k.id, 'number', 'X' || n))).*
     from clients c, (select n, gen_random_uuid() as id from generate_series(1, 250) n) k where c.id = $1`,
    [dangerous],
  );
  const file = await ask(world.owner, exportClients, { limit: 1, offset: 7 });
  expect(file).toMatchObject({ rows: 251, isCut: false });
  expect(lines(file.csv)).toHaveLength(252);
});

it('a name that a spreadsheet would run is only text in the file', async () => {
  const { csv } = await ask(world.owner, exportClients, {});
  expect(csv).toContain(",'=cmd|calc,'@x,");
  expect(csv).not.toMatch(/(^|,)"?[=@]/m);
});

it('a file keeps to the filters of the list and to who may see it', async () => {
  await execute(world.owner, closeClient, { clientId: dangerous, reason: 'Moved away' });
  const file = await ask(world.owner, exportClients, { filter: { status: 'closed' } });
  expect(file.rows).toBe(1);
  expect((await ask(world.contact(dangerous), exportClients, {})).rows).toBe(1);
  await expect(ask(world.staff(['invoice:read']), exportClients, {})).rejects.toThrow('auth.forbidden');
});
