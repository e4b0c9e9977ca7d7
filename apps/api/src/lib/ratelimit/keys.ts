import { createHash } from 'node:crypto';

/**
 * An address of a person as the name of a counter: the same for every spelling of it, of one length whatever was typed,
 * and not to be read in the store.
 */
export function accountKey(email: string): string {
  return createHash('sha256').update(email.normalize('NFKC').trim().toLowerCase()).digest('base64url');
}

/** An IPv6 customer has a /64 at least: one address of it must not count as a new visitor. */
export function networkOf(ip: string): string {
  if (!ip.includes(':') || ip.startsWith('::ffff:')) return ip;
  const [head = '', tail = ''] = ip.split('::');
  const left = head.split(':').filter((group) => group !== '');
  const right = tail.split(':').filter((group) => group !== '');
  const full = ip.includes('::')
    ? [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
    : left;
  return `${full.slice(0, 4).join(':')}::/64`;
}
