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
}

/** Throws `billing.company_incomplete` while the settings lack what an invoice must say of its seller. */
export async function sellerParty(ctx: QueryContext): Promise<SellerParty> {
  const company = await readSettings(ctx, 'company');
  if (company.address1 === '' || company.city === '') throw new AppError('billing.company_incomplete');
  const town = [company.postcode, company.city].filter((part) => part !== '').join(' ');
  return {
    name: company.legalName || company.name,
    address: [company.address1, company.address2, town, company.region].filter((line) => line !== ''),
    country: company.country,
    taxId: company.taxId || null,
    registrationNumber: company.registrationNumber || null,
    email: company.email || null,
    phone: company.phone || null,
  };
}
