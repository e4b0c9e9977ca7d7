import { country, currency, email, id, locale, TENANT_STATUSES, text, timeZone } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { newToken } from '#lib/auth/opaque-token.ts';
import { parseInput } from '#lib/command/parse.ts';
import type { Kernel } from '#lib/services.ts';
import { bindHost, setTenantStatus, unbindHost } from '#lib/tenancy/tenant-registry.ts';
import { createTenant } from '#modules/tenants/index.ts';

/** Does what a form asks for and says what was done. Throws AppError for what cannot be done. */
type Action = (kernel: Kernel, fields: Record<string, unknown>) => Promise<string>;

const PASSWORD_LENGTH = 24;
const host = () => z.string().check(z.trim(), z.toLowerCase(), z.minLength(1), z.maxLength(253));

const newTenant = z.strictObject({
  slug: z.string().check(z.regex(/^[a-z0-9-]{1,64}$/)),
  name: text(120),
  host: host(),
  ownerName: text(120),
  ownerEmail: email(),
  country: country(),
  currency: currency(),
  locale: locale(),
  timeZone: timeZone(),
});
const newStatus = z.strictObject({ tenantId: id(), status: z.enum(TENANT_STATUSES) });
const newHost = z.strictObject({ tenantId: id(), host: host() });
const oldHost = z.strictObject({ host: host() });

/** What the operator's page can do, by the last part of the address. */
export const ACTIONS: Readonly<Record<'create' | 'status' | 'bind' | 'unbind', Action>> = {
  async create(kernel, fields) {
    const { host: first, ownerName, ownerEmail, ...facts } = parseInput(newTenant, fields);
    const password = newToken().slice(0, PASSWORD_LENGTH);
    const owner = { email: ownerEmail, name: ownerName, password };
    await createTenant(kernel, { ...facts, hosts: [first], owner, isDemo: false, isFirst: false });
    return `${facts.name} answers on ${first}. First login of ${ownerEmail}: ${password} (shown once; change it after the first login)`;
  },
  async status(kernel, fields) {
    const { tenantId, status } = parseInput(newStatus, fields);
    await setTenantStatus(kernel, { tenantId, status });
    return status === 'active'
      ? 'The provider works again.'
      : 'The provider is suspended: every request and job of it is refused.';
  },
  async bind(kernel, fields) {
    const wanted = parseInput(newHost, fields);
    await bindHost(kernel, wanted);
    return `${wanted.host} leads to the provider now.`;
  },
  async unbind(kernel, fields) {
    const { host: gone } = parseInput(oldHost, fields);
    await unbindHost(kernel, gone);
    return `${gone} leads to nobody now.`;
  },
};
