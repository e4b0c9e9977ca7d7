import { BlockList, isIP, isIPv6 } from 'node:net';

type Range = readonly [string, number, 'ipv4' | 'ipv6'];

/** Never reachable from a plugin, whatever any setting says: they are the machine itself or its surroundings. */
const FORBIDDEN: readonly Range[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['224.0.0.0', 4, 'ipv4'],
  ['240.0.0.0', 4, 'ipv4'],
  ['::', 96, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['100::', 64, 'ipv6'],
  ['2001::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];

/** Private networks: reachable for a server whose setting says so, where the operator allows the network. */
const PRIVATE: readonly Range[] = [
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['fc00::', 7, 'ipv6'],
];

function listOf(ranges: readonly Range[]): BlockList {
  const list = new BlockList();
  for (const [net, prefix, family] of ranges) list.addSubnet(net, prefix, family);
  return list;
}

const forbidden = listOf(FORBIDDEN);
const privateNets = listOf(PRIVATE);
const MAPPED = /^::ffff:(?:(\d+\.\d+\.\d+\.\d+)|([0-9a-f]{1,4}):([0-9a-f]{1,4}))$/i;

/** The IPv4 address inside an IPv4-mapped one, so that no spelling slips past the ranges. */
function unmapped(address: string): string {
  const found = MAPPED.exec(address);
  if (!found) return address;
  if (found[1] !== undefined) return found[1];
  const high = Number.parseInt(found[2] ?? '0', 16);
  const low = Number.parseInt(found[3] ?? '0', 16);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** What kind of place an IP address is. Anything that is not an address at all is `forbidden`. */
export function kindOfAddress(address: string): 'public' | 'private' | 'loopback' | 'forbidden' {
  const plain = unmapped(address);
  if (isIP(plain) === 0) return 'forbidden';
  const family = isIPv6(plain) ? 'ipv6' : 'ipv4';
  if (plain === '::1' || (family === 'ipv4' && plain.startsWith('127.'))) return 'loopback';
  if (forbidden.check(plain, family)) return 'forbidden';
  return privateNets.check(plain, family) ? 'private' : 'public';
}

/** True for the spellings of this machine that a simulator may be given by. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '[::1]' || host === '::1';
}
