import { type Caller, execute } from '#lib/command/execute.ts';
import { createTaxRate, updateSettings } from '#modules/tenants/index.ts';

/** Standard rates of value-added tax (European Commission, taxes in Europe database), as fractions. */
const VAT: Readonly<Record<string, string>> = {
  AT: '0.20',
  BE: '0.21',
  DE: '0.19',
  DK: '0.25',
  ES: '0.21',
  FR: '0.20',
  HU: '0.27',
  IE: '0.23',
  IT: '0.22',
  NL: '0.21',
  PL: '0.23',
  PT: '0.23',
  SE: '0.25',
};

/** Who sells, in which languages and by which rules. */
export async function setUpCompany(caller: Caller): Promise<void> {
  await execute(caller, updateSettings, {
    section: 'company',
    value: {
      name: 'Nordhost',
      legalName: 'Nordhost GmbH',
      address1: 'Speicherstraße 7',
      postcode: '24103',
      city: 'Kiel',
      country: 'DE',
      taxId: 'DE000000000',
      email: 'hello@nordhost.example',
    },
  });
  const localisation = { locales: ['en', 'fa'], currencies: ['EUR'], timeZone: 'Europe/Berlin' };
  await execute(caller, updateSettings, { section: 'localisation', value: localisation });
  const mail = { senderName: 'Nordhost', senderAddress: 'billing@nordhost.example' };
  await execute(caller, updateSettings, { section: 'mail', value: mail });
  await execute(caller, updateSettings, { section: 'billing', value: { termDays: 14, isTaxInclusive: true } });
  for (const [country, rate] of Object.entries(VAT))
    await execute(caller, createTaxRate, { name: 'VAT', country, rate, validFrom: '2024-01-01' });
}
