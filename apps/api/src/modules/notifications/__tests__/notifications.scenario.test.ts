import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, execute, runAsSystem } from '#lib/command/execute.ts';
import { createSmtpTransport, type MailTransport } from '#lib/mail/index.ts';
import { aCategory, aProduct } from '#modules/catalog/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { aContact, aStaffMember, aUser } from '#modules/identity/testing.ts';
import { createOrder } from '#modules/ordering/index.ts';
import { recordPayment } from '#modules/payments/index.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { readContent } from '../commands/read-content.ts';
import { resendMail } from '../commands/resend-mail.ts';
import { resetTemplate } from '../commands/reset-template.ts';
import { saveTemplate } from '../commands/save-template.ts';
import { clientReaders } from '../consumers/readers.ts';
import { EXAMPLE_SOURCE } from '../core/example-source.ts';
import { notificationEffects } from '../effects.ts';
import { getTemplate } from '../queries/get-template.ts';
import { listMails } from '../queries/list-mails.ts';
import { previewTemplate } from '../queries/preview-template.ts';
import { notificationsConsumer } from '../subscribers.ts';
import { type Mailserver, startMailserver } from './mailserver.ts';

let world: TestWorld;
let mailserver: Mailserver;

beforeAll(async () => {
  world = await createWorld();
  mailserver = await startMailserver();
});
afterAll(async () => {
  await mailserver.stop();
  await world[Symbol.asyncDispose]();
});

const publicUrl = 'https://panel.example.test';

function deliver(mail: MailTransport = world.services.mail): Promise<void> {
  return world.drain([notificationsConsumer({ publicUrl })], notificationEffects({ mail, publicUrl }));
}

const asSystem = <R>(run: Parameters<typeof runAsSystem<R>>[2]) =>
  runAsSystem(world.kernel, { tenantId: world.tenantId, name: 'test', requestId: 'test' }, run);

const mailsTo = async (address: string) => (await ask(world.owner, listMails, { search: address })).rows;
const contentOf = (mailId: string) => execute(world.owner, readContent, { mailId });

const overSmtp = () => createSmtpTransport(mailserver.url);

describe('the mail that confirms an address', () => {
  it('leads to the tenant’s own host with a token that stands nowhere else', async () => {
    const userId = await asSystem((ctx) => aUser(ctx, 'uma@example.test'));
    await deliver();
    const [mail] = await mailsTo('uma@example.test');
    expect(mail).toMatchObject({ template: 'email_verification', status: 'sent', transport: 'mailbox', userId });
    const { text, html, subject } = await contentOf(mail?.mailId ?? '');
    const link = /https:\/\/main\.localhost\/verify-email#token=([\w-]{20,})/.exec(text);
    expect(html).toContain(link?.[0]);
    expect(text).toContain('30 minutes');
    expect(subject).toContain('Provider main');
    const { rows } = await world.admin.query(
      `select (select json_agg(x) from outbox_events x)::text || (select json_agg(x) from effects x)::text
         || coalesce((select json_agg(x) from effect_attempts x)::text, '') || (select json_agg(x) from mails x)::text
         || (select json_agg(x) from audit_entries x)::text as text`,
    );
    expect(rows[0].text).not.toContain(link?.[1]);
    expect(JSON.stringify(world.log)).not.toContain(link?.[1]);
  });

  it('is written once, however often its event is delivered', async () => {
    await asSystem((ctx) => aUser(ctx, 'twice@example.test'));
    await deliver();
    await world.admin.query("update event_deliveries set state = 'waiting', next_at = now()");
    await deliver();
    expect(await mailsTo('twice@example.test')).toHaveLength(1);
  });
});

describe('over SMTP', () => {
  it('a mail arrives with its own Message-ID, and the text of one whose link is a key is dropped', async () => {
    await asSystem((ctx) => aUser(ctx, 'smtp@example.test'));
    await deliver(overSmtp());
    const [mail] = await mailsTo('smtp@example.test');
    expect(mail).toMatchObject({ status: 'sent', transport: 'smtp', hasContent: false });
    const received = mailserver.received.find((one) => one.includes('smtp@example.test'));
    expect(received).toContain(`Message-ID: <${mail?.mailId}@main.localhost>`);
    await expect(contentOf(mail?.mailId ?? '')).rejects.toThrow('notifications.content_gone');
    await expect(execute(world.owner, resendMail, { mailId: mail?.mailId ?? '' })).rejects.toThrow(
      'notifications.content_gone',
    );
  });

  it('an address that the server refuses ends the try, and staff see why', async () => {
    await asSystem((ctx) => aUser(ctx, 'refused@example.test'));
    await deliver(overSmtp());
    const [mail] = await mailsTo('refused@example.test');
    expect(mail).toMatchObject({ status: 'failed', hasContent: true });
    expect(mail?.failureMessage).toContain('550');
  });

  it('a server that is away is tried again with the same Message-ID', async () => {
    await asSystem((ctx) => aUser(ctx, 'later@example.test'));
    await deliver(createSmtpTransport('smtp://127.0.0.1:1'));
    expect((await mailsTo('later@example.test'))[0]).toMatchObject({ status: 'planned' });
    await world.admin.query("update effects set next_at = now() where state = 'planned'");
    await deliver(overSmtp());
    expect((await mailsTo('later@example.test'))[0]).toMatchObject({ status: 'sent' });
  });
});

describe('a parked call', () => {
  async function park(kind: string): Promise<void> {
    const clientId = await aClient(world.owner);
    await asSystem(async (ctx) => {
      const plan = { kind, resource: { kind: 'client', id: clientId }, clientId, payload: {} };
      const effectId = await ctx.planEffect({ ...plan, businessKey: `parked:${kind}` });
      ctx.emit('effect.parked', { effectId }, { clientId });
    });
    await world.admin.query("update effects set state = 'parked', last_message = 'Out of space' where kind = $1", [
      kind,
    ]);
    await deliver();
  }

  it('alerts staff who may look at it, and nobody else', async () => {
    await asSystem(async (ctx) => {
      await aStaffMember(ctx, 'tech@example.test', 'Technician');
      await aStaffMember(ctx, 'billing@example.test', 'Billing');
    });
    await park('payments.refund');
    const alerts = (await mailsTo('tech@example.test')).filter((mail) => mail.template === 'staff_effect_parked');
    expect(alerts).toHaveLength(1);
    expect((await contentOf(alerts[0]?.mailId ?? '')).text).toMatch(/Refund[\s\S]*Out of space[\s\S]*\/admin\/jobs\//);
    const others = (await mailsTo('billing@example.test')).filter((mail) => mail.template === 'staff_effect_parked');
    expect(others).toEqual([]);
  });

  it('that is a mail alerts nobody, so that a broken server does not write to itself', async () => {
    const count = async () => (await mailsTo('tech@example.test')).length;
    const before = await count();
    await park('notifications.send');
    expect(await count()).toBe(before);
  });
});

describe('the log', () => {
  it('sends a mail again as a mail of its own, and each look into one is audited', async () => {
    const [mail] = await mailsTo('uma@example.test');
    const before = await auditCount();
    await execute(world.owner, resendMail, { mailId: mail?.mailId ?? '' });
    await deliver();
    expect((await mailsTo('uma@example.test')).map((one) => one.status)).toEqual(['sent', 'sent']);
    await contentOf(mail?.mailId ?? '');
    expect(await auditCount()).toBe(before + 2);
  });

  const auditCount = async () =>
    Number(
      (await world.admin.query("select count(*) from audit_entries where action like 'notifications.%'")).rows[0].count,
    );

  it('shows what mails say to nobody without the permission, and nothing to contacts and other tenants', async () => {
    const [mail] = await mailsTo('uma@example.test');
    const mailId = mail?.mailId ?? '';
    await expect(execute(world.staff(['mail:read']), readContent, { mailId })).rejects.toThrow('auth.forbidden');
    const contact = world.contact('0190a000-0000-7000-8000-000000000001');
    await expect(ask(contact, listMails, {})).rejects.toThrow('auth.forbidden');
    const other = await world.addTenant('mail-other');
    await expect(execute(other.owner, readContent, { mailId })).rejects.toThrow('request.not_found');
    expect((await ask(other.owner, listMails, {})).rows).toEqual([]);
  });
});

describe('a wording', () => {
  const template = { template: 'service_unsuspended', locale: 'en' };

  it('of the tenant’s own is tried before it is saved, used for its language and given up again', async () => {
    const broken = { ...EXAMPLE_SOURCE, subject: 'Hello {{ password }}' };
    await expect(execute(world.owner, saveTemplate, { ...template, source: broken })).rejects.toMatchObject({
      code: 'notifications.template_invalid',
      details: {
        fields: { 'source.subject': 'unknown_variable' },
        values: { 'source.subject': 'password' },
      },
    });
    await execute(world.owner, saveTemplate, { ...template, source: EXAMPLE_SOURCE });
    expect(await ask(world.owner, getTemplate, template)).toMatchObject({ isOwn: true, source: EXAMPLE_SOURCE });
    expect((await ask(world.owner, previewTemplate, template)).subject).toBe('Welcome back, Ana Pérez');
    const persian = await ask(world.owner, previewTemplate, { ...template, locale: 'fa' });
    expect(persian.subject).not.toContain('Welcome back');
    await execute(world.owner, resetTemplate, template);
    expect(await ask(world.owner, getTemplate, template)).toMatchObject({ isOwn: false });
  });

  it('cannot bring markup or links of its own into a mail', async () => {
    const blocks = [
      { kind: 'paragraph' as const, text: '<script>alert(1)</script>' },
      { kind: 'button' as const, label: 'Go', url: 'javascript:alert(1)' },
    ];
    const source = { ...EXAMPLE_SOURCE, blocks };
    await expect(ask(world.owner, previewTemplate, { ...template, source })).rejects.toThrow(
      'notifications.template_invalid',
    );
    const shown = { ...EXAMPLE_SOURCE, blocks: blocks.slice(0, 1) };
    const { html } = await ask(world.owner, previewTemplate, { ...template, source: shown });
    expect(html).not.toContain('<script>');
  });
});

describe('a client’s mails', () => {
  it('go to the contacts who look after such things, in their language', async () => {
    const clientId = await aClient(world.owner);
    await asSystem(async (ctx) => {
      await aContact(ctx, { clientId, email: 'payer@example.test', grants: ['billing'] });
      await aContact(ctx, { clientId, email: 'techie@example.test', grants: ['technical'] });
    });
    await world.admin.query("update users set locale = 'fa' where email = 'techie@example.test'");
    const { rows } = await world.admin.query('select 1 from mails where client_id = $1', [clientId]);
    expect(rows).toEqual([]);
    const readers = await asSystem((ctx) => clientReaders(ctx, clientId, ['technical']));
    expect(readers.map((reader) => [reader.address, reader.locale])).toEqual([['techie@example.test', 'fa']]);
    const empty = await aClient(world.owner, { email: 'lonely@example.test' });
    const [fallback] = await asSystem((ctx) => clientReaders(ctx, empty, ['technical']));
    expect(fallback).toMatchObject({ address: 'lonely@example.test', userId: null });
  });
});

describe('an order', () => {
  it('is thanked for, billed and receipted, with amounts and links of the provider’s host', async () => {
    const clientId = await aClient(world.owner, { email: 'buyer@example.test' });
    const texts = { en: { name: 'Website move' } };
    const productId = await aProduct(world.owner, { categoryId: await aCategory(world.owner), texts });
    const { invoiceId } = await execute(world.owner, createOrder, {
      clientId,
      items: [{ productId, cycle: 'one_time' }],
    });
    await deliver();
    const paid = { invoiceIds: [invoiceId ?? ''], amountMinor: '1000', reference: 'Cash' };
    await execute(world.owner, recordPayment, paid);
    await deliver();
    const mails = await mailsTo('buyer@example.test');
    expect(mails.map((mail) => mail.template).sort()).toEqual(['invoice_issued', 'order_received', 'payment_received']);
    const texted = async (template: string) =>
      (await contentOf(mails.find((mail) => mail.template === template)?.mailId ?? '')).text.replaceAll('\u00a0', ' ');
    expect(await texted('order_received')).toMatch(/Website move[\s\S]*EUR 10\.00/);
    expect(await texted('invoice_issued')).toContain(`https://main.localhost/portal/invoices/${invoiceId}`);
    expect(await texted('payment_received')).toContain('INV-00001');
  });
});
