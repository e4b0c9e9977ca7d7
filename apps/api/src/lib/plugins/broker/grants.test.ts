import type { Manifest } from '@panel1/plugin-sdk';
import { describe, expect, it } from 'vitest';
import { mayReach, routesOf } from './grants.ts';

const network: Manifest['network'] = [
  { setting: 'server.url', reason: 'Manage accounts', privateSetting: 'server.allowPrivateNetwork' },
  { host: 'api.example.com', port: 443, reason: 'Ask' },
];
// Only the network grants of a manifest are read here.
const manifest = { network } as Manifest;

function mayReachServer(address: string, of: { setting: boolean; operator: string[] }): boolean {
  const server = { url: 'https://panel.example.com:2087', allowPrivateNetwork: of.setting };
  const [route] = routesOf(manifest, { server }, { allowLoopbackHttp: false, privateNetworks: of.operator });
  return route !== undefined && mayReach(route, address);
}

describe('a private network', () => {
  const operator = ['10.20.0.0/16', 'fd12::/32'];

  it.each(['10.20.3.4', 'fd12::7', '::ffff:10.20.3.4'])(
    'is reached at %s when both the server’s setting and the operator allow it',
    (address) => {
      expect(mayReachServer(address, { setting: true, operator })).toBe(true);
      expect(mayReachServer(address, { setting: false, operator })).toBe(false);
      expect(mayReachServer(address, { setting: true, operator: [] })).toBe(false);
    },
  );

  it.each(['10.21.3.4', '192.168.0.1', '127.0.0.1', '169.254.169.254', '::ffff:a14:304'])(
    'that the operator did not name is out of reach, and so is the machine itself: %s',
    (address) => expect(mayReachServer(address, { setting: true, operator })).toBe(false),
  );

  it('stays out of reach for hosts that the plugin names itself', () => {
    const routes = routesOf(manifest, {}, { allowLoopbackHttp: false, privateNetworks: ['10.0.0.0/8'] });
    expect(routes.map((route) => mayReach(route, '10.0.0.1'))).toEqual([false]);
  });
});
