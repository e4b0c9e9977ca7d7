import { EU_STATES } from './eu-rates.ts';

/** Where tax law sees a place, which need not be the country of the address. */
export interface TaxPlace {
  /** The country whose VAT law counts: FR for Monaco, GB for the Isle of Man. */
  readonly country: string;
  /** A part with rules of its own. */
  readonly territory: string | null;
  /** Inside the VAT area of the Union. */
  readonly isUnion: boolean;
}

interface Territory {
  readonly country: string;
  readonly name: string;
  /** Postcodes that lie in it, spaces and country prefix removed. */
  readonly postcodes: RegExp;
  /** Whether the VAT directive applies there (Art. 6). */
  readonly isUnion: boolean;
}

const TERRITORIES: readonly Territory[] = [
  { country: 'ES', name: 'canary_islands', postcodes: /^(35|38)\d{3}$/, isUnion: false },
  { country: 'ES', name: 'ceuta', postcodes: /^51\d{3}$/, isUnion: false },
  { country: 'ES', name: 'melilla', postcodes: /^52\d{3}$/, isUnion: false },
  { country: 'FI', name: 'aland', postcodes: /^22\d{3}$/, isUnion: false },
  { country: 'IT', name: 'livigno', postcodes: /^23041$/, isUnion: false },
  { country: 'IT', name: 'campione', postcodes: /^22061$/, isUnion: false },
  { country: 'DE', name: 'busingen', postcodes: /^78266$/, isUnion: false },
  { country: 'DE', name: 'heligoland', postcodes: /^27498$/, isUnion: false },
  { country: 'GR', name: 'mount_athos', postcodes: /^63086$/, isUnion: false },
  { country: 'FR', name: 'guadeloupe', postcodes: /^971\d{2}$/, isUnion: false },
  { country: 'FR', name: 'martinique', postcodes: /^972\d{2}$/, isUnion: false },
  { country: 'FR', name: 'guiana', postcodes: /^973\d{2}$/, isUnion: false },
  { country: 'FR', name: 'reunion', postcodes: /^974\d{2}$/, isUnion: false },
  { country: 'FR', name: 'mayotte', postcodes: /^976\d{2}$/, isUnion: false },
  { country: 'FR', name: 'overseas', postcodes: /^(975|977|978|984|986|987|988)\d{2}$/, isUnion: false },
  { country: 'PT', name: 'madeira', postcodes: /^9[0-3]\d{2}(-?\d{3})?$/, isUnion: true },
  { country: 'PT', name: 'azores', postcodes: /^9[5-9]\d{2}(-?\d{3})?$/, isUnion: true },
  { country: 'AT', name: 'jungholz', postcodes: /^(6691|6991|6992|6993)$/, isUnion: true },
];

/** Country codes of parts that have one of their own, and of places that another country's VAT law covers. */
const CODES: Readonly<Record<string, TaxPlace>> = {
  MC: { country: 'FR', territory: null, isUnion: true },
  IM: { country: 'GB', territory: null, isUnion: false },
  // Northern Ireland counts as a member state for goods alone; for services it is the United Kingdom.
  XI: { country: 'GB', territory: null, isUnion: false },
  EL: { country: 'GR', territory: null, isUnion: true },
  AX: { country: 'FI', territory: 'aland', isUnion: false },
  IC: { country: 'ES', territory: 'canary_islands', isUnion: false },
  GP: { country: 'FR', territory: 'guadeloupe', isUnion: false },
  MQ: { country: 'FR', territory: 'martinique', isUnion: false },
  GF: { country: 'FR', territory: 'guiana', isUnion: false },
  RE: { country: 'FR', territory: 'reunion', isUnion: false },
  YT: { country: 'FR', territory: 'mayotte', isUnion: false },
  PM: { country: 'FR', territory: 'overseas', isUnion: false },
  BL: { country: 'FR', territory: 'overseas', isUnion: false },
  MF: { country: 'FR', territory: 'overseas', isUnion: false },
  WF: { country: 'FR', territory: 'overseas', isUnion: false },
  PF: { country: 'FR', territory: 'overseas', isUnion: false },
  NC: { country: 'FR', territory: 'overseas', isUnion: false },
};

/**
 * The place of an address for VAT, by country code and postcode: special territories of Directive 2006/112 Art. 6 lie
 * outside the Union's VAT area, Monaco counts as France, the Isle of Man as the United Kingdom (Art. 7).
 */
export function taxPlace(address: { country: string; postcode: string | null }): TaxPlace {
  const own = CODES[address.country];
  const country = own?.country ?? address.country;
  if (own !== undefined && own.territory !== null) return own;
  const postcode = (address.postcode ?? '').replaceAll(/\s/g, '').replace(new RegExp(`^${address.country}-?`, 'i'), '');
  const found = TERRITORIES.find((one) => one.country === address.country && one.postcodes.test(postcode));
  if (found !== undefined) return { country, territory: found.name, isUnion: found.isUnion };
  return own ?? { country, territory: null, isUnion: EU_STATES.has(country) };
}

/** The country that a VAT number is of: `EL…` is Greece. Null without a prefix of two letters. */
export function vatIdCountry(vatId: string): string | null {
  const prefix = /^([A-Za-z]{2})/.exec(vatId.trim())?.[1]?.toUpperCase();
  return prefix === undefined ? null : prefix === 'EL' ? 'GR' : prefix;
}
