const IPV4 = /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;
const IPV6 = /^(?=.*:)[0-9a-f:]{2,39}$/i;

/** Addresses and networks, one a line or apart by commas. */
export function ipLines(text: string): string[] {
  return text.split(/[\s,]+/).filter((line) => line !== '');
}

/** Tells typing errors early; the server decides what it takes. */
export function looksLikeAddress(entry: string): boolean {
  const [address = '', bits, ...rest] = entry.split('/');
  const isBits = bits === undefined || /^\d{1,3}$/.test(bits);
  return rest.length === 0 && isBits && (IPV4.test(address) || IPV6.test(address));
}
