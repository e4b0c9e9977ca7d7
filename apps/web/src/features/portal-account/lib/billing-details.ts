import { electronicAddress } from '@panel1/shared-types/e-invoicing';
import { country, email, text } from '@panel1/shared-types/schemas';
import * as z from 'zod/mini';
import type { RouterOutputs } from '#lib/trpc.ts';

/** Fields that may stay empty in the form; the API calls "nothing" null. */
const OPTIONAL = [
  ...(['company', 'phone', 'address1', 'address2', 'city', 'region', 'postcode', 'taxId'] as const),
  ...(['buyerReference', 'electronicAddress'] as const),
] as const;

/** The form of who is billed. */
export const billingDetailsSchema = z.object({
  name: text(120),
  company: text(160, 0),
  email: email(),
  phone: text(40, 0),
  address1: text(160, 0),
  address2: text(160, 0),
  city: text(100, 0),
  region: text(100, 0),
  postcode: text(20, 0),
  country: country(),
  taxId: text(40, 0),
  buyerReference: text(100, 0),
  electronicAddress: z.union([z.literal(''), electronicAddress()]),
});
export type BillingDetails = z.infer<typeof billingDetailsSchema>;

type Client = RouterOutputs['clients']['get'];

/** The form's values of a client: empty text for what is not known. */
export function detailsOf(client: Client): BillingDetails {
  const { name, email, country } = client;
  const optional = {
    company: '',
    phone: '',
    address1: '',
    address2: '',
    city: '',
    region: '',
    postcode: '',
    taxId: '',
    buyerReference: '',
    electronicAddress: '',
  };
  for (const field of OPTIONAL) optional[field] = client[field] ?? '';
  return { name, email, country, ...optional };
}

/** What the API is told: an emptied field is taken away, not kept. */
export function changeOf(details: BillingDetails) {
  const { name, email, country, ...rest } = details;
  const orNull = (value: string) => (value === '' ? null : value);
  return {
    ...{ name, email, country },
    ...{ company: orNull(rest.company), phone: orNull(rest.phone), taxId: orNull(rest.taxId) },
    ...{ address1: orNull(rest.address1), address2: orNull(rest.address2), city: orNull(rest.city) },
    ...{ region: orNull(rest.region), postcode: orNull(rest.postcode) },
    ...{ buyerReference: orNull(rest.buyerReference), electronicAddress: orNull(rest.electronicAddress) },
  };
}
