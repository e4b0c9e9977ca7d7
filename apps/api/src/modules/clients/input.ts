import { CLIENT_GROUP_COLORS, country, electronicAddress, email, locale, text } from '@panel1/shared-types';
import * as z from 'zod/mini';

const optionalText = (max: number) => z.optional(z.nullable(text(max)));

/** Name and address of a client, as it is billed. */
export const partyFields = {
  name: text(120),
  company: optionalText(160),
  email: email(),
  phone: optionalText(40),
  address1: optionalText(160),
  address2: optionalText(160),
  city: optionalText(100),
  region: optionalText(100),
  postcode: optionalText(20),
  country: country(),
  /** Buys as a business; where left out: with a company's name or a tax number. */
  isBusiness: z.optional(z.boolean()),
  taxId: optionalText(40),
  /** What the client wants to read on its invoices; in Germany the Leitweg-ID of an authority. */
  buyerReference: optionalText(100),
  /** Where structured invoices go: an e-mail address or `0204:991-01234-56`. */
  electronicAddress: z.optional(z.nullable(electronicAddress())),
  locale: z.optional(locale()),
};

/** What a form says about a client group. */
export const groupFields = {
  name: text(60),
  color: z.enum(CLIENT_GROUP_COLORS),
  note: z._default(text(500, 0), ''),
};
