import { BlockList, isIP } from 'node:net';

function family(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

/** `1.2.3.4`, `10.0.0.0/8`, `2001:db8::/32`: an address or a network. */
export function isAddressOrNetwork(entry: string): boolean {
  const [address = '', bits, ...rest] = entry.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (bits === undefined) return true;
  return /^\d{1,3}$/.test(bits) && Number.parseInt(bits, 10) <= (version === 6 ? 128 : 32);
}

/** True when the list is empty or has the address. An unknown address is not in any list. */
export function isAddressAllowed(list: readonly string[], ip: string | null): boolean {
  if (list.length === 0) return true;
  const plain = ip?.startsWith('::ffff:') ? ip.slice(7) : ip;
  if (!plain || isIP(plain) === 0) return false;
  const networks = new BlockList();
  for (const entry of list) {
    const [address = '', bits] = entry.split('/');
    if (bits === undefined) networks.addAddress(address, family(address));
    else networks.addSubnet(address, Number.parseInt(bits, 10), family(address));
  }
  return networks.check(plain, family(plain));
}
