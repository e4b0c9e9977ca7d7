/** Shapes of VAT numbers behind the prefix of the member state (European Commission, VIES questions and answers). */
const SHAPES: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z\d]\d{7}[A-Z\d]$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z\d]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(\d[A-Z\d+*]\d{5}[A-Z]|\d{7}[A-Z]{2})$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^[A-Z\d+*]{10}\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
};

/** A VAT number that VIES can be asked about. */
export interface VatNumber {
  /** VIES's code of the member state: EL for Greece. */
  readonly prefix: string;
  readonly number: string;
}

/**
 * Reads a tax number as somebody types it: `"de 123.456-789"` is DE 123456789. `none`: it does not begin with a member
 * state, so it is something else (a national tax number, a number of another country); `malformed`: it does, and cannot
 * be one of that state.
 */
export function readVatNumber(text: string): VatNumber | 'none' | 'malformed' {
  const plain = text.toUpperCase().replaceAll(/[\s.\-/]/g, '');
  const prefix = plain.startsWith('GR') ? 'EL' : plain.slice(0, 2);
  const shape = SHAPES[prefix];
  if (shape === undefined) return 'none';
  const number = plain.slice(2);
  return shape.test(number) ? { prefix, number } : 'malformed';
}

/** As it is stored and shown: `DE123456789`. */
export const vatNumberText = ({ prefix, number }: VatNumber): string => `${prefix}${number}`;
