import { type Caller, execute } from '#lib/command/execute.ts';
import { updateSettings } from '#modules/tenants/index.ts';

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
  await execute(caller, updateSettings, { section: 'tax', value: { chargesTax: true, hasOneStopShop: true } });
}
