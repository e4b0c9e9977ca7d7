import type { FrozenParty } from '#db/schema/billing.ts';
import type { ClientParty } from '#modules/clients/index.ts';

/** The client as it stands on documents from today on. */
export function buyerOf(client: ClientParty): FrozenParty {
  const town = [client.postcode, client.city].filter((part) => part !== null).join(' ');
  return {
    name: client.name,
    company: client.company,
    address: [client.address1, client.address2, town, client.region].filter(
      (line): line is string => line !== null && line !== '',
    ),
    country: client.country,
    taxId: client.taxId,
    email: client.email,
    phone: client.phone,
    number: client.number,
    parts: {
      address1: client.address1 ?? '',
      address2: client.address2 ?? '',
      city: client.city ?? '',
      region: client.region ?? '',
      postcode: client.postcode ?? '',
    },
    electronicAddress: client.electronicAddress,
    reference: client.buyerReference,
  };
}
