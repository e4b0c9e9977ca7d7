import { createHash } from 'node:crypto';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const BASE32 = `${LETTERS}234567`;
/** cPanel tells accounts apart by their first eight characters only. */
const LENGTH = 8;
const REFUSED = /^(test|root|admin|cpanel|mysql|nobody|mail|daemon|postgres|www|virtfs)/;

/**
 * The user name of a service's account: eight lower-case letters and digits, a letter first, the same on every try.
 * That makes it the key by which an account is found again when the answer to its creation was lost.
 */
export function usernameOf(serviceId: string): string {
  for (let round = 0; ; round += 1) {
    const digest = createHash('sha256').update(`panel1:cpanel:${round}:${serviceId.toLowerCase()}`).digest();
    const name = [...digest.subarray(0, LENGTH)]
      .map((byte, index) => (index === 0 ? LETTERS.charAt(byte % LETTERS.length) : BASE32.charAt(byte % BASE32.length)))
      .join('');
    if (!REFUSED.test(name)) return name;
  }
}
