import { parseArgs } from 'node:util';
import { newToken } from '#lib/auth/opaque-token.ts';
import { AppError } from '#lib/errors/app-error.ts';
import type { Kernel } from '#lib/services.ts';
import { bindHost, listTenants, setTenantStatus, unbindHost } from '#lib/tenancy/tenant-registry.ts';
import { createTenant } from '#modules/tenants/index.ts';
import type { Operator } from './operator-kernel.ts';
import { rotateKeys } from './rotate-keys.ts';

export const USAGE = `Manages the providers (tenants) of this instance.

  list
  create <slug> --name "Example Hosting" --host panel.example.com --owner-email you@example.com --owner-name "Your Name"
         [--host another.example.com] [--country DE] [--currency EUR] [--locale en] [--time-zone Europe/Berlin]
  suspend <slug>      refuses every request and job of the tenant
  resume <slug>
  bind <slug> <host>  [--primary]   lets a host name lead to the tenant; links use the primary one
  unbind <host>

  login               a link to the page that does the same; it works once, within ten minutes, on this machine
  rotate-keys         new master key, new data key per tenant; seals everything anew while the panel runs
`;

const text = { type: 'string' } as const;
const OPTIONS = {
  name: text,
  host: { type: 'string', multiple: true },
  'owner-email': text,
  'owner-name': text,
  country: { type: 'string', default: 'DE' },
  currency: { type: 'string', default: 'EUR' },
  locale: { type: 'string', default: 'en' },
  'time-zone': { type: 'string', default: 'Europe/Berlin' },
  primary: { type: 'boolean', default: false },
} as const;

type Say = (line: string) => void;

/** Something in the command line that has to be said differently. */
export class UsageError extends Error {}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'not understood');
  }
}

type Options = ReturnType<typeof parsed>['values'];

/** Runs one command of the operator; says what it did. Throws UsageError, and AppError for what cannot be done. */
export async function runOperator(operator: Operator, args: string[], say: Say): Promise<void> {
  const { kernel } = operator;
  const { values, positionals } = parsed(args);
  const [command, first, second] = positionals;
  if (command === 'list') return list(kernel, say);
  if (command === 'login') return login(operator, say);
  if (command === 'rotate-keys') return rotateKeys(operator, say);
  if (first !== undefined && command === 'create') return create(kernel, { slug: first, values }, say);
  if (first !== undefined && command === 'unbind') return unbindHost(kernel, first);
  if (first !== undefined && (command === 'suspend' || command === 'resume'))
    return setTenantStatus(kernel, {
      tenantId: await tenantOf(kernel, first),
      status: command === 'suspend' ? 'suspended' : 'active',
    });
  if (first !== undefined && second !== undefined && command === 'bind') {
    const tenantId = await tenantOf(kernel, first);
    return bindHost(kernel, { tenantId, host: second, ...(values.primary ? { isPrimary: true } : {}) });
  }
  throw new UsageError('There is no such command.');
}

async function login({ kernel, logins, pageUrl }: Operator, say: Say): Promise<void> {
  if (pageUrl === undefined)
    throw new UsageError('The page answers on loopback only, and HOST names another address. Use the commands.');
  const token = await logins.invite(kernel.clock.real());
  say(`${pageUrl}/login?token=${token}`);
  say('It works once, within ten minutes, in a browser of this machine (or through an SSH tunnel to this port).');
}

async function list(kernel: Kernel, say: Say): Promise<void> {
  for (const { slug, name, status, hosts } of await listTenants(kernel))
    say([slug, status, hosts.join(', ') || '(no host)', name].join('\t'));
}

async function create(kernel: Kernel, of: { slug: string; values: Options }, say: Say): Promise<void> {
  const { slug, values } = of;
  const { name, host: hosts, 'owner-email': email, 'owner-name': ownerName } = values;
  if (!/^[a-z0-9-]{1,64}$/.test(slug)) throw new UsageError('A slug has small letters, digits and hyphens.');
  if (!name || !hosts || !email || !ownerName)
    throw new UsageError('create needs --name, --host, --owner-email and --owner-name.');
  // Shown once and never in the command line, which other users of the machine can read.
  const password = newToken().slice(0, 24);
  const { country, currency, locale, 'time-zone': timeZone } = values;
  const facts = { slug, name, country, currency, locale, timeZone, isDemo: false, isFirst: false };
  await createTenant(kernel, { ...facts, hosts, owner: { email, name: ownerName, password } });
  say(`${name} answers on ${hosts.join(', ')}.`);
  say(`First login of ${email}: ${password}  (shown once; change it after the first login)`);
}

async function tenantOf(kernel: Kernel, slug: string): Promise<string> {
  const tenant = (await listTenants(kernel)).find((one) => one.slug === slug);
  if (!tenant) throw new AppError('request.not_found');
  return tenant.tenantId;
}
