import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, execute } from '#lib/command/execute.ts';
import { createWorld, type TestTenant, type TestWorld } from '../../../../test/world.ts';
import { addNote } from '../commands/add-note.ts';
import { closeClient } from '../commands/close-client.ts';
import { createClient } from '../commands/create-client.ts';
import { deleteNote } from '../commands/delete-note.ts';
import { reopenClient } from '../commands/reopen-client.ts';
import { updateClient } from '../commands/update-client.ts';
import { clientTimeline } from '../queries/client-timeline.ts';
import { getClient } from '../queries/get-client.ts';
import { listClients } from '../queries/list-clients.ts';
import { listNotes } from '../queries/list-notes.ts';
import { paletteSearch } from '../queries/palette-search.ts';
import { timeline } from '../queries/timeline.ts';
import { aClient } from '../testing.ts';

let world: TestWorld;
let other: TestTenant;

beforeAll(async () => {
  world = await createWorld();
  other = await world.addTenant('other');
});
afterAll(async () => world[Symbol.asyncDispose]());

describe('a client account', () => {
  it('gets the next number of its series; a failed one leaves no gap', async () => {
    const first = await aClient(world.owner);
    await expect(
      execute(world.owner, createClient, { name: 'x', email: 'x@example.com', country: 'Germany' }),
    ).rejects.toMatchObject({ details: { fields: { country: 'invalid_regex' } } });
    const made = await Promise.all(Array.from({ length: 5 }, () => aClient(world.owner)));
    const numbers = await Promise.all(
      [first, ...made].map(async (clientId) => (await ask(world.owner, getClient, { clientId })).number),
    );
    expect(numbers.toSorted()).toEqual(['C00001', 'C00002', 'C00003', 'C00004', 'C00005', 'C00006']);
  });

  it('is changed by its own contact, and by nobody of another account', async () => {
    const [mine, foreign] = [await aClient(world.owner), await aClient(world.owner, { email: 'bob@example.com' })];
    const me = world.contact(mine);
    await execute(me, updateClient, { clientId: mine, city: 'Köln', company: null });
    expect(await ask(me, getClient, { clientId: mine })).toMatchObject({ city: 'Köln' });
    await expect(execute(me, updateClient, { clientId: foreign, city: 'Rom' })).rejects.toThrow('request.not_found');
    await expect(ask(me, getClient, { clientId: foreign })).rejects.toThrow('request.not_found');
    await expect(ask(other.owner, getClient, { clientId: mine })).rejects.toThrow('request.not_found');
    expect((await ask(me, listClients, {})).rows.map((row) => row.clientId)).toEqual([mine]);
    expect((await ask(other.owner, listClients, {})).rows).toEqual([]);
  });

  it('keeps its currency: it cannot be changed afterwards', async () => {
    const clientId = await aClient(world.owner, { currency: 'USD' });
    const change = { clientId, currency: 'EUR' };
    await expect(execute(world.owner, updateClient, change)).rejects.toMatchObject({
      details: { fields: { currency: 'unknown_key' } },
    });
  });

  it('closed, cannot be changed until it is opened again', async () => {
    const clientId = await aClient(world.owner);
    await execute(world.owner, closeClient, { clientId, reason: 'moved away' });
    await expect(execute(world.owner, closeClient, { clientId, reason: 'again' })).rejects.toThrow('clients.closed');
    await expect(execute(world.owner, updateClient, { clientId, city: 'Rom' })).rejects.toThrow('clients.closed');
    await execute(world.owner, reopenClient, { clientId });
    expect(await ask(world.owner, getClient, { clientId })).toMatchObject({ status: 'active' });
    await expect(execute(world.contact(clientId), closeClient, { clientId, reason: 'me' })).rejects.toThrow(
      'auth.forbidden',
    );
  });
});

describe('notes', () => {
  it('are written and read by staff only', async () => {
    const clientId = await aClient(world.owner);
    const { noteId } = await execute(world.owner, addNote, { clientId, body: 'pays late' });
    expect((await ask(world.owner, listNotes, { clientId })).rows).toMatchObject([
      { noteId, body: 'pays late', authorName: 'Sam Staff' },
    ]);
    await expect(ask(world.contact(clientId), listNotes, { clientId })).rejects.toThrow('auth.forbidden');
    await expect(execute(other.owner, deleteNote, { noteId })).rejects.toThrow('request.not_found');
    await expect(execute(other.owner, addNote, { clientId, body: 'x' })).rejects.toThrow('request.not_found');
    await execute(world.owner, deleteNote, { noteId });
    expect((await ask(world.owner, listNotes, { clientId })).total).toBe(0);
  });
});

describe('finding clients', () => {
  it('takes words in any order, without case and accents, in name, company, e-mail and number', async () => {
    const clientId = await aClient(world.owner, {
      name: 'Zoë Quist',
      company: 'Überhost 100% GmbH',
      email: 'zoe@quist.example',
    });
    const { number } = await ask(world.owner, getClient, { clientId });
    for (const text of ['quist zoe', 'UBERHOST', 'zoe@quist', '100%', number ?? ''])
      expect((await ask(world.owner, paletteSearch, { text })).hits.map((hit) => hit.clientId)).toContain(clientId);
    expect((await ask(world.owner, paletteSearch, { text: 'zoe nobody' })).hits).toEqual([]);
    expect((await ask(world.owner, paletteSearch, { text: '%' })).hits.map((hit) => hit.clientId)).toEqual([clientId]);
    expect((await ask(other.owner, paletteSearch, { text: 'quist' })).hits).toEqual([]);
  });

  it('sorts and filters lists on the server', async () => {
    await using fresh = await createWorld();
    for (const [name, land] of [
      ['Carl', 'DE'],
      ['ada', 'FR'],
      ['Bob', 'DE'],
    ] as const)
      await aClient(fresh.owner, { name, country: land });
    const byName = await ask(fresh.owner, listClients, { sort: { by: 'name', direction: 'asc' } });
    expect(byName.rows.map((row) => row.name)).toEqual(['ada', 'Bob', 'Carl']);
    const german = await ask(fresh.owner, listClients, { filter: { country: 'DE' }, limit: 1 });
    expect(german).toMatchObject({ total: 2, isTotalCapped: false });
    expect(german.rows).toHaveLength(1);
  });
});

describe('the timeline', () => {
  it('tells what was done in an account and to one thing, to staff who may read the trail', async () => {
    const clientId = await aClient(world.owner);
    await execute(world.owner, updateClient, { clientId, city: 'Ulm' });
    const { noteId } = await execute(world.owner, addNote, { clientId, body: 'x' });
    const all = await ask(world.owner, clientTimeline, { clientId });
    expect(all.rows.map((row) => row.action)).toEqual([
      'clients.add_note',
      'clients.update_client',
      'clients.create_client',
    ]);
    const one = await ask(world.owner, timeline, { resourceKind: 'note', resourceId: noteId });
    expect(one.rows.map((row) => row.action)).toEqual(['clients.add_note']);
    expect((await ask(other.owner, timeline, { resourceKind: 'note', resourceId: noteId })).rows).toEqual([]);
    await expect(ask(world.contact(clientId), clientTimeline, { clientId })).rejects.toThrow('auth.forbidden');
  });
});
