/** A tax that a place asks for; `percentage` as on the wire. */
export interface TaxRule {
  name: string;
  level: 'state' | 'county' | 'city' | 'district';
  percentage: string;
  display: string;
}

export interface TaxPlace {
  country: string;
  state: string | null;
  rules: readonly TaxRule[];
  /** Where nobody is registered, or nothing is due. */
  reason: 'standard_rated' | 'not_collecting' | 'not_subject_to_tax';
}

interface Area extends Omit<TaxPlace, 'country'> {
  /** First digits of the postal codes. */
  zip: RegExp;
}

const sales = (name: string, level: TaxRule['level'], percentage: string): TaxRule => ({
  ...{ name, level, percentage },
  display: level === 'state' ? `${name} Sales Tax` : 'Local Sales Tax',
});

/** A few places with rates about as they are; every other one has no registration. */
const AREAS: readonly Area[] = [
  {
    zip: /^10[0-4]/,
    state: 'NY',
    reason: 'standard_rated',
    rules: [
      sales('New York', 'state', '4.0'),
      sales('New York City', 'city', '4.5'),
      sales('Metropolitan Commuter Transportation District', 'district', '0.375'),
    ],
  },
  {
    zip: /^78[67]/,
    state: 'TX',
    reason: 'standard_rated',
    rules: [sales('Texas', 'state', '6.25'), sales('Austin', 'city', '2.0')],
  },
  { zip: /^97/, state: 'OR', reason: 'not_subject_to_tax', rules: [] },
];

/** What the simulated service knows of an address. */
export function taxPlaceOf(address: { country: string; postal_code: string | null; state: string | null }): TaxPlace {
  const { country, postal_code: zip, state } = address;
  const area = country === 'US' ? AREAS.find((one) => one.zip.test(zip ?? '')) : undefined;
  return { country, state, reason: 'not_collecting', rules: [], ...area };
}
