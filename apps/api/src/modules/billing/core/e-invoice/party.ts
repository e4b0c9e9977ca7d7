import { splitElectronicAddress } from '@panel1/shared-types';
import type { Party } from './model.ts';
import type { EInvoiceParty } from './source.ts';

// A VAT number begins with its country (BR-CO-09); Greece writes EL.
const VAT_ID = /^[A-Z]{2}[0-9A-Z+*]{2,13}$/;

/** The VAT number without blanks and points; empty where the text is none, such as a national tax number. */
export function vatIdOf({ taxId }: EInvoiceParty): string {
  const compact = taxId.replace(/[\s.-]+/g, '').toUpperCase();
  return VAT_ID.test(compact) ? compact : '';
}

/** Where a party receives: what was entered, or its e-mail address. */
export function endpointOf(party: EInvoiceParty): Party['endpoint'] {
  return splitElectronicAddress(party.electronicAddress || party.email);
}

export const nameOf = ({ company, name }: EInvoiceParty): string => company || name;

function common(party: EInvoiceParty) {
  const { address1, address2, city, postcode, region, country, registrationNumber } = party;
  return {
    name: nameOf(party),
    legalRegistration: registrationNumber,
    endpoint: endpointOf(party),
    address: { line1: address1, line2: address2, city, postcode, subdivision: region, country },
  };
}

/**
 * Outside the scope of VAT a document may name no VAT number of either party (BR-O-02); the seller is then known by its
 * register, or by the number as a plain identifier (BR-CO-26).
 */
export function sellerOf(party: EInvoiceParty, of: { isOutsideScope: boolean }): Party {
  const vatId = vatIdOf(party);
  const isNamed = !of.isOutsideScope && vatId !== '';
  return {
    ...common(party),
    identifier: isNamed || party.registrationNumber !== '' ? '' : party.taxId,
    vatId: isNamed ? vatId : '',
    taxRegistration: vatId === '' && !of.isOutsideScope ? party.taxId : '',
    contact: { name: party.contactName, phone: party.phone, email: party.email },
  };
}

export function buyerOf(party: EInvoiceParty, of: { isOutsideScope: boolean }): Party {
  const person = party.company === '' ? '' : party.name;
  return {
    ...common(party),
    identifier: '',
    vatId: of.isOutsideScope ? '' : vatIdOf(party),
    taxRegistration: '',
    contact: { name: person, phone: party.phone, email: party.email },
  };
}
