import { OVERDUE_REASON, PERMISSIONS, REMINDER_TEMPLATES, type ReminderTemplate } from '@panel1/shared-types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type Caller, execute, runAsSystem } from '#lib/command/execute.ts';
import { dayIn } from '#lib/time/clock.ts';
import { applyPayment } from '#modules/billing/index.ts';
import { anIssuedInvoice } from '#modules/billing/testing.ts';
import { aClient } from '#modules/clients/testing.ts';
import { aStaffMember } from '#modules/identity/testing.ts';
import { aHostingService, aServerGroup } from '#modules/provisioning/testing.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { readContent } from '../commands/read-content.ts';
import { sendTest } from '../commands/send-test.ts';
import { EXAMPLE_SOURCE } from '../core/example-source.ts';
import { MAIL_LANGUAGES } from '../core/mail-languages.ts';
import { TEMPLATE_VARIABLES } from '../core/template-contexts.ts';
import { notificationEffects } from '../effects.ts';
import { listMails } from '../queries/list-mails.ts';
import { previewTemplate } from '../queries/preview-template.ts';
import { notificationsConsumer } from '../subscribers.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const publicUrl = 'https://panel.example.test';
const deliver = () =>
  world.drain([notificationsConsumer({ publicUrl })], notificationEffects({ mail: world.services.mail, publicUrl }));

const asSystem = <R>(run: Parameters<typeof runAsSystem<R>>[2]) =>
  runAsSystem(world.kernel, { tenantId: world.tenantId, name: 'test', requestId: 'test' }, run);

async function mailsOf(address: string, template: string) {
  const { rows } = await ask(world.owner, listMails, { search: address });
  return rows.filter((row) => row.template === template);
}

async function remind(invoiceId: string, template: ReminderTemplate): Promise<void> {
  await asSystem(async (ctx) => ctx.emit('invoice.reminded', { invoiceId, template }));
  await deliver();
}

const today = () => dayIn(world.clock.real(), 'Europe/Berlin');

/** An invoice over 10.00 EUR that was due on the day of its issue, and a clock so many days later. */
async function overdue(email: string, days: number) {
  world.clock.setOffset(0);
  const clientId = await aClient(world.owner, { email });
  const invoiceId = await anIssuedInvoice(world.owner, { clientId, dueOn: today().toString() });
  world.clock.setOffset(days * 86_400);
  return { clientId, invoiceId };
}

describe('a reminder', () => {
  it('names the open amount, how late it is, when services will be suspended, and where to pay', async () => {
    const { invoiceId } = await overdue('late@example.test', 5);
    await remind(invoiceId, 'invoice_last_reminder');
    const [mail] = await mailsOf('late@example.test', 'invoice_last_reminder');
    const { text } = await execute(world.owner, readContent, { mailId: mail?.mailId ?? '' });
    expect(text).toMatch(/EUR\s10\.00/);
    expect(text).toContain('5 days after it was due');
    const suspended = today().add({ days: 7 });
    expect(text).toContain(`suspended on ${suspended.toLocaleString('en', { dateStyle: 'medium' })}`);
    expect(text).toMatch(/\/pay#[\w-]{43}\b/);
  });

  it('of an invoice that was paid meanwhile is not sent', async () => {
    const { invoiceId, clientId } = await overdue('paid@example.test', 3);
    const paid = { paymentId: crypto.randomUUID(), clientId, amountMinor: '1000', currency: 'EUR' };
    await execute(world.owner, applyPayment, { ...paid, invoiceIds: [invoiceId] });
    await remind(invoiceId, 'invoice_overdue');
    expect(await mailsOf('paid@example.test', 'invoice_overdue')).toEqual([]);
  });

  it('of each kind can be written in each language', async () => {
    for (const locale of MAIL_LANGUAGES)
      for (const template of [...REMINDER_TEMPLATES, 'service_suspended_overdue']) {
        const { text, subject } = await ask(world.owner, previewTemplate, { template, locale });
        expect(`${subject} ${text}`).toContain('INV-2026-00042');
        expect(text).not.toMatch(/\{[{%]|undefined/);
      }
  });
});

describe('a service that was suspended for an unpaid invoice', () => {
  it('is told with the invoice, and with the way to pay that brings it back', async () => {
    world.clock.setOffset(0);
    const clientId = await aClient(world.owner, { email: 'suspended@example.test' });
    const groupId = await aServerGroup(world.owner);
    const { serviceId } = await aHostingService(world.owner, { groupId, clientId });
    const service = 'select subscription_id as id from services where id = $1';
    const subscriptionId = (await world.admin.query(service, [serviceId])).rows[0].id;
    const lines = [{ subscriptionId, kind: 'recurring' as const }];
    await anIssuedInvoice(world.owner, { clientId, lines });
    await world.admin.query('update services set suspend_reason = $1 where id = $2', [OVERDUE_REASON, serviceId]);
    await asSystem(async (ctx) => ctx.emit('service.suspended', { serviceId }));
    await deliver();
    const [mail] = await mailsOf('suspended@example.test', 'service_suspended_overdue');
    const { text } = await execute(world.owner, readContent, { mailId: mail?.mailId ?? '' });
    expect(text).toMatch(/Open amount: EUR\s10\.00/);
    expect(text).toMatch(/\/pay#[\w-]{43}\b/);
  });
});

describe('a test mail', () => {
  let editor: Caller;
  beforeAll(async () => {
    const userId = await asSystem((ctx) => aStaffMember(ctx, 'editor@example.test', 'Owner'));
    const staff = { kind: 'user', surface: 'staff', name: 'Editor', sessionId: userId, clientId: null } as const;
    const rights = { permissions: new Set(PERMISSIONS), clientGroupIds: null, impersonator: null };
    editor = world.as({ ...staff, userId, ...rights });
  });
  const send = (template: string, locale = 'en') => execute(editor, sendTest, { template, locale });

  it('of every template goes to whoever asks, and to nobody else', async () => {
    for (const template of Object.keys(TEMPLATE_VARIABLES)) {
      const { mailId, address } = await send(template, 'fa');
      expect(mailId).not.toBeNull();
      expect(await mailsOf(address, template)).toMatchObject([{ locale: 'fa', toAddress: address }]);
    }
  });

  it('can try a wording that is not saved; one that could not be sent is refused', async () => {
    const wish = { template: 'service_unsuspended', locale: 'en' };
    const source = { ...EXAMPLE_SOURCE, subject: 'Pay us, {{ recipient_name }}' };
    const { mailId } = await execute(editor, sendTest, { ...wish, source });
    const { subject } = await execute(world.owner, readContent, { mailId: mailId ?? '' });
    expect(subject).toBe('Pay us, Ana Pérez');
    const broken = execute(editor, sendTest, { ...wish, source: { ...source, subject: '{{ password }}' } });
    await expect(broken).rejects.toThrow('notifications.template_invalid');
  });

  it('is refused to whoever may not word mails', async () => {
    const wish = { template: 'invoice_overdue', locale: 'en' };
    await expect(execute(world.staff(['mail:read']), sendTest, wish)).rejects.toThrow('auth.forbidden');
  });
});
