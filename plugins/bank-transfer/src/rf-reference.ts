import { createHash } from 'node:crypto';

const LONGEST = 21;

/** ISO 7064 mod 97-10 over letters as 10 to 35. */
export function mod97(text: string): number {
  let rest = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** The invoice number in the letters and digits that ISO 11649 allows. */
function body(reference: string): string {
  // 2026-1/12 and 2026-11/2 must stay two references: what parts digits from digits is kept, as an X.
  const plain = reference
    .toUpperCase()
    .replace(/(?<=\d)[^A-Z0-9]+(?=\d)/g, 'X')
    .replace(/[^A-Z0-9]+/g, '');
  if (plain.length > 0 && plain.length <= LONGEST) return plain;
  const digest = createHash('sha256').update(reference).digest('hex');
  return BigInt(`0x${digest}`).toString(36).toUpperCase().slice(0, LONGEST);
}

/**
 * The structured creditor reference (ISO 11649) of an invoice: `rfReference('INV-0042')` is `RF…INV0042`.
 * The same invoice always has the same one; banks check its two digits, so that a mistyped one is refused.
 */
export function rfReference(reference: string): string {
  const text = body(reference);
  const check = 98 - mod97(`${text}RF00`);
  return `RF${String(check).padStart(2, '0')}${text}`;
}
