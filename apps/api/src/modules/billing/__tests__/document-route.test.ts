import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentRoutes } from '#http/document-routes.ts';
import type { Actor } from '#lib/authz/actor.ts';
import { perform } from '#lib/command/action.ts';
import { ask } from '#lib/command/execute.ts';
import { newId } from '#lib/ids/new-id.ts';
import { aClient } from '#modules/clients/testing.ts';
import { siteLogo } from '#modules/tenants/index.ts';
import { removeLogo, uploadLogo } from '#modules/tenants/testing.ts';
import { openRoutes, type RoutesServer } from '../../../../test/routes-server.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { pdfPages } from '../documents/__tests__/pdf-text.ts';
import { aDraft, anIssuedInvoice } from '../testing.ts';

let world: TestWorld;
let server: RoutesServer;
let clientId: string;

beforeAll(async () => {
  world = await createWorld();
  clientId = await aClient(world.owner);
  server = await openRoutes(world, documentRoutes);
});
afterAll(async () => {
  await server.close();
  await world[Symbol.asyncDispose]();
});

const get = (invoiceId: string, by: Actor) => server.ask(by, { url: `/documents/invoices/${invoiceId}.pdf` });

describe('the PDF of an invoice', () => {
  it('goes to its own client and to staff, with its number as file name', async () => {
    const lines = [
      { unitPriceMinor: '1250', periodStart: '2026-02-28', periodEnd: '2026-03-31' },
      { unitPriceMinor: '0.4', quantity: '720.5', description: 'Hours' },
    ];
    const invoiceId = await anIssuedInvoice(world.owner, { clientId, lines });
    for (const reader of [world.contact(clientId).actor, world.owner.actor]) {
      const answer = await get(invoiceId, reader);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-type']).toBe('application/pdf');
      expect(answer.headers['content-disposition']).toBe('inline; filename="INV-00001.pdf"');
      const [text] = await pdfPages(new Uint8Array(answer.rawPayload));
      for (const part of ['INV-00001', 'Ada Example', 'Provider main', 'Mar 30, 2026', '0.004', '15.38'])
        expect(text).toContain(part);
    }
  });

  it('shows the logo of its provider, and the name again when the file is lost', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId });
    const plain = await get(invoiceId, world.owner.actor);
    await perform(
      { services: world.services, caller: world.owner },
      uploadLogo,
      uploadLogo.example(() => ''),
    );
    const pictured = await get(invoiceId, world.owner.actor);
    expect(pictured.rawPayload.includes('/Subtype /Image')).toBe(true);
    expect(plain.rawPayload.includes('/Subtype /Image')).toBe(false);
    const logo = await ask(world.anonymous, siteLogo, {});
    await world.services.files.remove(logo?.key ?? '');
    expect((await get(invoiceId, world.owner.actor)).rawPayload.includes('/Subtype /Image')).toBe(false);
    await perform({ services: world.services, caller: world.owner }, removeLogo, {});
  });

  it('is not found for anybody else, for a draft’s client, and for a random id', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId });
    const stranger = world.contact(await aClient(world.owner)).actor;
    const draft = await aDraft(world.owner, { clientId });
    for (const [id, by] of [
      [invoiceId, stranger],
      [draft, world.contact(clientId).actor],
      [newId(), world.owner.actor],
    ] as const) {
      const answer = await get(id, by);
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toEqual({ error: { code: 'request.not_found' } });
    }
  });

  it('is refused to a visitor, to a contact without the grant, and for an id that is none', async () => {
    const invoiceId = await anIssuedInvoice(world.owner, { clientId });
    expect((await get(invoiceId, { kind: 'anonymous' })).statusCode).toBe(401);
    expect((await get(invoiceId, world.contact(clientId, ['technical']).actor)).statusCode).toBe(403);
    expect((await get('x', world.owner.actor)).statusCode).toBe(400);
  });
});
