import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uploadRoutes } from '#http/upload-routes.ts';
import type { Actor } from '#lib/authz/actor.ts';
import { dayIn } from '#lib/time/clock.ts';
import { aClient } from '#modules/clients/testing.ts';
import { openRoutes, type RoutesServer } from '../../../../test/routes-server.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { camt, entry } from '../files/test-camt.ts';

let world: TestWorld;
let server: RoutesServer;
let day: string;

beforeAll(async () => {
  world = await createWorld();
  day = dayIn(world.clock.now(), 'Europe/Berlin').subtract({ days: 2 }).toString();
  server = await openRoutes(world, uploadRoutes);
});
afterAll(async () => {
  await server.close();
  await world[Symbol.asyncDispose]();
});

function post(content: string, by: Actor = world.owner.actor, headers: Record<string, string> = {}) {
  return server.ask(by, {
    method: 'POST',
    url: '/uploads/bank-statements',
    headers: { 'content-type': 'application/json', 'x-p1': '1', ...headers },
    payload: JSON.stringify({ format: 'camt053', fileName: 'x.xml', content }),
  });
}

describe('uploading a bank statement', () => {
  it('takes a file that is larger than what the other procedures take', async () => {
    const entries = Array.from({ length: 800 }, (_, at) => entry({ ref: `R${at}`, day }));
    const answer = await post(camt(entries));
    expect(answer.payload.length).toBeLessThan(400);
    expect([answer.statusCode, answer.json()]).toEqual([200, expect.objectContaining({ added: 800, known: 0 })]);
  });

  it('refuses 50 MB before it reads them', async () => {
    const answer = await post('x'.repeat(50 * 1024 * 1024));
    expect([answer.statusCode, answer.json()]).toEqual([413, { error: { code: 'request.too_large' } }]);
  });

  it('says what is wrong with a file', async () => {
    const answer = await post('%PDF-1.7');
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({
      error: { code: 'banking.file_refused', details: { fields: { content: 'not_xml' } } },
    });
  });

  it('is not for visitors, clients, staff without the right, other sites, and what is no JSON', async () => {
    const content = camt([entry({ day })]);
    expect((await post(content, { kind: 'anonymous' })).statusCode).toBe(401);
    expect((await post(content, world.contact(await aClient(world.owner)).actor)).statusCode).toBe(403);
    expect((await post(content, world.staff(['payment:read']).actor)).statusCode).toBe(403);
    expect((await post(content, world.owner.actor, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await post(content, world.owner.actor, { 'content-type': 'text/xml' })).statusCode).toBe(400);
  });
});
