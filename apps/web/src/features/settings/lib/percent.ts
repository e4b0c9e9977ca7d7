/** A percentage as people type it, `19` or `7,5`, as the fraction that the API takes: `"0.19"`. Null: none. */
export function fractionOf(percent: string): string | null {
  const found = /^(\d{1,3})(?:[.,](\d{1,4}))?$/.exec(percent.trim().replace(/\s*%$/, ''));
  if (!found) return null;
  const [, whole = '0', decimals = ''] = found;
  // Moved by two places in the text: no float touches a tax rate.
  const digits = whole.padStart(3, '0') + decimals;
  const fraction = `${digits.slice(0, -2 - decimals.length)}.${digits.slice(-2 - decimals.length)}`;
  const plain = fraction.replace(/^0+(?=\d)/, '').replace(/\.?0+$/, '');
  return /^(0(\.\d{1,6})?|1)$/.test(plain) ? plain : null;
}

/** A fraction of the API as a percentage for a field: `"0.075"` is `"7.5"`. */
export function percentOf(fraction: string): string {
  const [whole = '0', decimals = ''] = fraction.split('.');
  const padded = decimals.padEnd(2, '0');
  const percent = `${whole}${padded.slice(0, 2)}.${padded.slice(2)}`;
  return percent.replace(/^0+(?=\d)/, '').replace(/\.?0*$/, '');
}
