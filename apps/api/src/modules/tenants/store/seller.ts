import type { QueryContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { readSettings } from './settings.ts';

/** The provider as it stands on documents from today on. */
export interface SellerParty {
  name: string;
  /** One line each; empty ones are left out. */
  address: string[];
  country: string;
  taxId: string | null;
  registrationNumber: string | null;
  email: string | null;
  phone: string | null;
  parts: { address1: string; address2: string; city: string; region: string; postcode: string };
  contactName: string | null;
  electronicAddress: string | null;
  /** Where a transfer goes to; null while the settings name no account. */
  account: { iban: string; bic: string; holder: string } | null;
}

/** The seller of an invoice; throws `billing.company_incomplete` while the settings lack what one must say of it. */
export async function invoiceSeller(ctx: QueryContext): Promise<SellerParty> {
  const { address1, city } = await readSettings(ctx, 'company');
  if (address1 === '' || city === '') throw new AppError('billing.company_incomplete');
  return sellerParty(ctx);
}

export async function sellerParty(ctx: QueryContext): Promise<SellerParty> {
  const company = await readSettings(ctx, 'company');
  const { iban, bic, accountHolder } = await readSettings(ctx, 'billing');
  const { address1, address2, city, region, postcode } = company;
  const town = [company.postcode, company.city].filter((part) => part !== '').join(' ');
  return {
    name: company.legalName || company.name,
    address: [company.address1, company.address2, town, company.region].filter((line) => line !== ''),
    country: company.country,
    taxId: company.taxId || null,
    registrationNumber: company.registrationNumber || null,
    email: company.email || null,
    phone: company.phone || null,
    parts: { address1, address2, city, region, postcode },
    contactName: company.contactName || null,
    electronicAddress: company.electronicAddress || null,
    account: iban === '' ? null : { iban, bic, holder: accountHolder || company.legalName || company.name },
  };
}
