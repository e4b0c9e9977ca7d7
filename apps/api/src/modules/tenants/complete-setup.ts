import { country, currency, email, locale, password, text, timeZone } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { dropSetupToken, giveBackSetupToken, takeSetupToken } from '#lib/auth/setup-token.ts';
import { parseInput } from '#lib/command/parse.ts';
import { AppError } from '#lib/errors/app-error.ts';
import type { Kernel } from '#lib/services.ts';
import { isEasyPassword } from '#modules/identity/index.ts';
import { createTenant } from './create-tenant.ts';

const input = z.strictObject({
  token: z.string().check(z.maxLength(100)),
  company: z.strictObject({ name: text(120), country: country() }),
  locale: locale(),
  currency: currency(),
  timeZone: timeZone(),
  owner: z.strictObject({ email: email(), name: text(120), password: password() }),
});

/**
 * The first-run wizard: makes the first tenant and its owner, for whoever has the token that the terminal showed. It
 * works while the instance has no tenant, and never again. Throws `auth.link_invalid` for a wrong token,
 * `tenants.already_set_up` later.
 */
export async function completeSetup(
  kernel: Kernel,
  of: { keysFolder: string; hosts: readonly string[] },
  raw: unknown,
): Promise<{ tenantId: string }> {
  const { token, company, owner, ...rest } = parseInput(input, raw);
  if (isEasyPassword(owner.password, [company.name, owner.name, owner.email]))
    throw new AppError('identity.password_too_common', { fields: { 'owner.password': 'password_too_common' } });
  const { keysFolder } = of;
  if (!(await takeSetupToken(keysFolder, token))) throw new AppError('auth.link_invalid');
  const plan = { ...rest, ...company, owner, slug: 'main', isDemo: false, isFirst: true };
  try {
    const { tenantId } = await createTenant(kernel, { ...plan, hosts: [...new Set(of.hosts)] });
    await dropSetupToken(keysFolder);
    return { tenantId };
  } catch (error) {
    await giveBackSetupToken(keysFolder);
    throw error;
  }
}
