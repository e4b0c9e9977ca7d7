import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, execute, runAsSystem } from '#lib/command/execute.ts';
import { resolveHost, tenantOrigin } from '#lib/tenancy/hosts.ts';
import { bindHost, listTenants, setTenantStatus, unbindHost } from '#lib/tenancy/tenant-registry.ts';
import { createWorld, type TestWorld } from '../../../../test/world.ts';
import { completeSetup } from '../commands/complete-setup.ts';
import { createTaxRate } from '../commands/create-tax-rate.ts';
import { deleteTaxRate } from '../commands/delete-tax-rate.ts';
import { updateNumbering } from '../commands/update-numbering.ts';
import { updateSettings } from '../commands/update-settings.ts';
import { updateTaxRate } from '../commands/update-tax-rate.ts';
import { createTenant, nextNumber, readSettings, sellerParty, taxRateFor } from '../index.ts';
import { getSettings } from '../queries/get-settings.ts';
import { listNumbering } from '../queries/list-numbering.ts';
import { listTaxRates } from '../queries/list-tax-rates.ts';
import { setupState } from '../queries/setup-state.ts';
import { site } from '../queries/site.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const system = <R>(run: Parameters<typeof runAsSystem<R>>[2], tenantId = world.tenantId) =>
  runAsSystem(world.kernel, { tenantId, name: 'test', requestId: 'test' }, run);

describe('settings', () => {
  it('have defaults until they are saved, and take the name and zone from the tenant', async () => {
    const settings = await ask(world.owner, getSettings, {});
    expect(settings.company).toMatchObject({ name: 'Provider main', country: 'DE', legalName: '' });
    expect(settings.billing).toMatchObject({ termDays: 14, isTaxInclusive: false });
    expect(settings.localisation).toEqual({ locales: ['en'], currencies: ['EUR'], timeZone: 'Europe/Berlin' });
  });

  it('of the company and of localisation change what every command knows of its tenant', async () => {
    const company = {
      name: 'Ada Hosting',
      legalName: 'Ada Hosting GmbH',
      address1: 'Lindenweg 1',
      city: 'Bonn',
      country: 'AT',
      taxId: 'ATU1',
    };
    await execute(world.owner, updateSettings, { section: 'company', value: company });
    const value = { locales: ['fa', 'en'], currencies: ['USD', 'EUR'], timeZone: 'Asia/Tehran' };
    await execute(world.owner, updateSettings, { section: 'localisation', value });
    const facts = await system(async (ctx) => ctx.tenant);
    expect(facts).toMatchObject({
      name: 'Ada Hosting',
      country: 'AT',
      locale: 'fa',
      currency: 'USD',
      timeZone: 'Asia/Tehran',
    });
    expect(await system((ctx) => sellerParty(ctx))).toMatchObject({
      ...{ name: 'Ada Hosting GmbH', address: ['Lindenweg 1', 'Bonn'], country: 'AT', taxId: 'ATU1' },
    });
  });

  it('tell a visitor whose pages these are, and nothing else', async () => {
    const other = await world.addTenant('shop-window');
    expect(await ask(other.anonymous, site, {})).toEqual({
      name: 'Provider shop-window',
      currency: 'EUR',
      country: 'DE',
      timeZone: 'Europe/Berlin',
      locales: ['en'],
      logo: null,
      isSimulated: expect.any(Boolean),
      withdrawal: { canWithdraw: true, asksForStart: true },
    });
  });

  it('that make no sense are refused with the field', async () => {
    for (const [section, value, field] of [
      ['localisation', { locales: ['en'], currencies: ['EUR'], timeZone: 'Mars/Base' }, 'value.timeZone'],
      ['localisation', { locales: ['en'], currencies: ['XYZ'], timeZone: 'UTC' }, 'value.currencies.0'],
      ['billing', { termDays: -1 }, 'value.termDays'],
      ['billing', { role: 'owner' }, 'value.role'],
      ['ordering', { termsUrl: 'javascript:alert(1)' }, 'value.termsUrl'],
    ] as const) {
      const attempt = execute(world.owner, updateSettings, JSON.parse(JSON.stringify({ section, value })));
      await expect(attempt).rejects.toMatchObject({
        code: 'request.invalid',
        details: { fields: { [field]: expect.any(String) } },
      });
    }
  });

  it('survive a key that an earlier release stored', async () => {
    await world.admin.query(`insert into tenant_settings values ($1, 'mail', '{"senderName": "Ada", "gone": true}')`, [
      world.tenantId,
    ]);
    expect(await system((ctx) => readSettings(ctx, 'mail'))).toMatchObject({ senderName: 'Ada', replyTo: '' });
  });

  it('of the company keep an address: without one no invoice could be made', async () => {
    const company = { name: 'Ada Hosting', address1: '', city: ' ', country: 'AT' };
    await expect(execute(world.owner, updateSettings, { section: 'company', value: company })).rejects.toMatchObject({
      details: { fields: { 'value.address1': 'required', 'value.city': 'required' } },
    });
  });

  it('are changed by who may, and seen by nobody else', async () => {
    await expect(
      execute(world.staff(['settings:read']), updateSettings, { section: 'billing', value: {} }),
    ).rejects.toThrow('auth.forbidden');
    await expect(ask(world.contact(world.tenantId), getSettings, {})).rejects.toThrow('auth.forbidden');
  });
});

describe('the first-run wizard', () => {
  const steps = {
    company: { name: 'Bea Hosting', address1: 'Kade 1', city: 'Leiden', country: 'NL' },
    localisation: { locales: ['en'], currencies: ['EUR'], timeZone: 'Europe/Amsterdam' },
    billing: { isTaxInclusive: true },
  };

  it('is needed until the owner went through it, once', async () => {
    const fresh = await world.addTenant('fresh');
    await world.admin.query('delete from tenant_settings where tenant_id = $1', [fresh.tenantId]);
    expect(await ask(fresh.owner, setupState, {})).toEqual({ isNeeded: true });
    await expect(execute(fresh.staff(['settings:read']), completeSetup, steps)).rejects.toThrow('auth.forbidden');
    await expect(execute(fresh.anonymous, completeSetup, steps)).rejects.toThrow('auth.required');
    await execute(fresh.owner, completeSetup, steps);
    expect(await ask(fresh.owner, setupState, {})).toEqual({ isNeeded: false });
    expect(await ask(fresh.owner, getSettings, {})).toMatchObject({
      ...{
        company: { name: 'Bea Hosting' },
        localisation: { timeZone: 'Europe/Amsterdam' },
        billing: { isTaxInclusive: true },
      },
    });
    await expect(execute(fresh.owner, completeSetup, steps)).rejects.toThrow('tenants.already_set_up');
  });
});

describe('document numbers', () => {
  it('have no gap and no double under concurrency, whatever is rolled back', async () => {
    const take = (isAborted: boolean) =>
      system(async (ctx) => {
        let number = '';
        ctx.atEnd(async () => {
          number = await nextNumber(ctx, 'order');
          if (isAborted) throw new Error('aborted');
        });
        return () => number;
      }).then(
        (read) => read(),
        () => null,
      );
    const numbers = await Promise.all(Array.from({ length: 40 }, (_, n) => take(n % 5 === 0)));
    const given = numbers.filter((number) => number !== null).sort();
    expect(given).toEqual(Array.from({ length: 32 }, (_, n) => `O${String(n + 1).padStart(5, '0')}`));
  });

  it('begin where the provider chooses, until the first one is given', async () => {
    const change = { series: 'credit_note' as const, pattern: 'G-{year}-{number}', digits: 4, firstNumber: 100 };
    await execute(world.owner, updateNumbering, change);
    const year = await system(async (ctx) => ctx.today.year);
    const { rows } = await ask(world.owner, listNumbering, {});
    expect(rows.find(({ series }) => series === 'credit_note')).toMatchObject({
      next: `G-${year}-0100`,
      isUnused: false,
    });
    await expect(execute(world.owner, updateNumbering, { ...change, firstNumber: 5 })).rejects.toMatchObject({
      details: { fields: { firstNumber: 'already_used' } },
    });
    await expect(execute(world.owner, updateNumbering, { ...change, pattern: 'same' })).rejects.toThrow(
      'request.invalid',
    );
  });

  it('tell documents of different kinds apart', async () => {
    const like = (series: 'debit_note' | 'order') =>
      execute(world.owner, updateNumbering, { series, pattern: 'INV-{number}', digits: 5 });
    await expect(like('debit_note')).rejects.toMatchObject({ details: { fields: { pattern: 'pattern_in_use' } } });
    await like('order');
  });
});

describe('tax rates', () => {
  const rateOn = (on: string, country = 'DE') =>
    system((ctx) => taxRateFor(ctx, { country, category: 'standard', on: Temporal.PlainDate.from(on) }));

  it('hold from their day on; a new one ends the one before it', async () => {
    await execute(world.owner, createTaxRate, { name: 'VAT', country: 'DE', rate: '0.19', validFrom: '2007-01-01' });
    await execute(world.owner, createTaxRate, { name: 'VAT', country: 'DE', rate: '0.21', validFrom: '2027-01-01' });
    expect(await rateOn('2006-12-31')).toBeNull();
    expect(await rateOn('2026-12-31')).toEqual({ name: 'VAT', rate: '0.190000000000' });
    expect(await rateOn('2027-01-01')).toEqual({ name: 'VAT', rate: '0.210000000000' });
    expect(await rateOn('2027-01-01', 'FR')).toBeNull();
  });

  it('never overlap, also when two are added at once', async () => {
    const add = (validFrom: string, validUntil: string | null = null) =>
      execute(world.owner, createTaxRate, { name: 'TVA', country: 'FR', rate: '0.2', validFrom, validUntil });
    const both = await Promise.allSettled([add('2026-01-01'), add('2026-01-01')]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(add('2025-01-01')).rejects.toMatchObject({ details: { fields: { validFrom: 'overlaps' } } });
    await expect(add('2025-06-01', '2025-06-01')).rejects.toMatchObject({
      details: { fields: { validUntil: 'before_start' } },
    });
    await add('2025-01-01', '2026-01-01');
  });

  it('are fractions from 0 to 1', async () => {
    for (const rate of ['19', '1.5', '-0.1', '0.1234567', 'NaN', ''])
      await expect(
        execute(world.owner, createTaxRate, { name: 'X', country: 'IT', rate, validFrom: '2026-01-01' }),
      ).rejects.toThrow('request.invalid');
  });

  it('are corrected and removed', async () => {
    const { taxRateId } = await execute(world.owner, createTaxRate, {
      name: 'IVA',
      country: 'IT',
      rate: '0.2',
      validFrom: '2026-01-01',
    });
    const change = { taxRateId, name: 'IVA', country: 'IT', rate: '0.22', validFrom: '2026-01-01' };
    await execute(world.owner, updateTaxRate, change);
    expect(await rateOn('2026-05-01', 'IT')).toEqual({ name: 'IVA', rate: '0.220000000000' });
    await execute(world.owner, deleteTaxRate, { taxRateId });
    expect(await rateOn('2026-05-01', 'IT')).toBeNull();
    await expect(execute(world.owner, updateTaxRate, change)).rejects.toThrow('request.not_found');
    const other = await world.addTenant('taxes');
    expect((await ask(other.owner, listTaxRates, {})).rows).toEqual([]);
  });
});

describe('a new tenant', () => {
  const plan = (slug: string, hosts = [`${slug}.example.com`]) => ({
    ...{ slug, name: `Host ${slug}`, locale: 'en', currency: 'EUR', timeZone: 'UTC', country: 'DE', isDemo: false },
    ...{
      hosts,
      owner: { email: 'olga@example.com', name: 'Olga Owner', password: 'a long enough secret' },
      isFirst: false,
    },
  });

  it('is whole: hosts, owner, roles, series and a key of its own', async () => {
    const { tenantId } = await createTenant(world.kernel, plan('one', ['one.example.com', 'www.one.example.com']));
    expect(await resolveHost(world.kernel, 'WWW.one.example.com:443')).toBe(tenantId);
    expect(await tenantOrigin(world.kernel, 'https://panel.example.com', tenantId)).toBe('https://one.example.com');
    const place = { tenantId, table: 't', column: 'c', rowId: tenantId };
    const opened = await system(async (ctx) => {
      const sealed = await ctx.kernel.envelope.seal(ctx.tx, place, 'secret');
      return ctx.kernel.envelope.open(ctx.tx, place, sealed);
    }, tenantId);
    expect(opened).toBe('secret');
    expect(await system((ctx) => nextNumber(ctx, 'client'), tenantId)).toBe('C00001');
    const { rows } = await world.admin.query('select name from roles where tenant_id = $1 order by name', [tenantId]);
    expect(rows.map(({ name }) => name)).toEqual(['Billing', 'Owner', 'Support', 'Technician']);
  });

  it('takes no host and no name of another, and leaves nothing behind when refused', async () => {
    const before = (await listTenants(world.kernel)).length;
    await expect(createTenant(world.kernel, plan('thief', ['one.example.com']))).rejects.toThrow('tenants.host_taken');
    for (const host of ['', 'a b', 'https://x.example.com', 'x.example.com:80', 'X.example.com', '*', 'x'.repeat(300)])
      await expect(createTenant(world.kernel, plan('odd', [host]))).rejects.toThrow('request.invalid');
    await expect(createTenant(world.kernel, plan('one', ['other.example.com']))).rejects.toThrow('tenants.host_taken');
    await expect(createTenant(world.kernel, { ...plan('first'), isFirst: true })).rejects.toThrow(
      'tenants.already_set_up',
    );
    const owner = { ...plan('easy').owner, password: 'Finalfantasy!' };
    await expect(createTenant(world.kernel, { ...plan('easy'), owner })).rejects.toThrow('password_too_common');
    expect((await listTenants(world.kernel)).length).toBe(before);
  });

  it('whose creation was cut before its hosts is finished by doing it again', async () => {
    await createTenant(world.kernel, plan('cut'));
    // The hosts come last: this is what a crash before them leaves.
    await unbindHost(world.kernel, 'cut.example.com');
    const again = await createTenant(world.kernel, plan('cut'));
    const { rows } = await world.admin.query("select count(*)::int as n from tenants where slug = 'cut'");
    expect(rows).toEqual([{ n: 1 }]);
    expect(await resolveHost(world.kernel, 'cut.example.com')).toBe(again.tenantId);
  });

  it('is suspended and resumed by the operator', async () => {
    const { tenantId } = await createTenant(world.kernel, plan('paused'));
    await setTenantStatus(world.kernel, { tenantId, status: 'suspended' });
    await expect(system(async () => 1, tenantId)).rejects.toThrow('tenants.suspended');
    await setTenantStatus(world.kernel, { tenantId, status: 'active' });
    expect(await system(async () => 1, tenantId)).toBe(1);
  });

  it('loses and gains hosts; an unknown one leads nowhere', async () => {
    const { tenantId } = await createTenant(world.kernel, plan('hosts'));
    await bindHost(world.kernel, { tenantId, host: 'shop.example.com', isPrimary: true });
    expect((await listTenants(world.kernel)).find((tenant) => tenant.tenantId === tenantId)?.hosts).toEqual([
      'shop.example.com',
      'hosts.example.com',
    ]);
    await expect(bindHost(world.kernel, { tenantId, host: 'one.example.com' })).rejects.toThrow('tenants.host_taken');
    await unbindHost(world.kernel, 'hosts.example.com');
    await expect(unbindHost(world.kernel, 'hosts.example.com')).rejects.toThrow('request.not_found');
    for (const host of ['hosts.example.com', 'nobody.example.com', 'a b', '', undefined, '../x', 'x'.repeat(300)])
      expect(await resolveHost(world.kernel, host)).toBeNull();
  });
});
