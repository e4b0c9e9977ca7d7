import { field, type PluginContext, secret } from '@panel1/plugin-sdk';
import * as z from 'zod/mini';

const FINGERPRINT = /^([0-9A-Fa-f]{2}:){31}[0-9A-Fa-f]{2}$/;
const HOSTS = /^[A-Za-z0-9.,\s-]*$/;

/** A WHM server and what its accounts get. */
export const settings = {
  server: z.strictObject({
    url: field(z.url(), { title: 'WHM address', placeholder: 'https://server1.example.com:2087' }),
    username: field(z._default(z.string().check(z.regex(/^[a-z][a-z0-9_-]{0,31}$/)), 'root'), {
      title: 'WHM user',
      description:
        'root or a reseller. The token needs: list-accts, acct-summary, create-acct, suspend-acct, kill-acct, upgrade-account, passwd, create-user-session.',
    }),
    apiToken: secret(
      { title: 'API token', description: 'WHM » Development » Manage API Tokens.' },
      { min: 8, max: 255 },
    ),
    tlsFingerprint: field(z.optional(z.string().check(z.regex(FINGERPRINT))), {
      title: 'Certificate fingerprint',
      description:
        'SHA-256, for a server whose certificate no public authority signed. Only this certificate is then accepted.',
    }),
    signOnHosts: field(z._default(z.string().check(z.maxLength(500), z.regex(HOSTS)), ''), {
      title: 'Other hosts of login links',
      description: 'Where cPanel answers under another name than this server, by commas: cp.example.com',
    }),
    allowPrivateNetwork: field(z._default(z.boolean(), false), {
      title: 'The server is on a private network',
      description:
        'Allows addresses such as 10.0.0.5, in networks that the operator of this panel has named (PANEL1_PRIVATE_NETWORKS).',
    }),
  }),
  product: z.strictObject({
    dedicatedIp: field(z._default(z.boolean(), false), { title: 'Dedicated IP address' }),
    shellAccess: field(z._default(z.boolean(), false), { title: 'Shell access' }),
  }),
};

export type Settings = typeof settings;
export type Ctx = PluginContext<Settings>;
